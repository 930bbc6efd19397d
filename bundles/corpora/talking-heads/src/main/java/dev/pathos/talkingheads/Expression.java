package dev.pathos.talkingheads;

/**
 * The intensity of each action unit over the frames of a video: the emotion's, those that accent
 * the speech, and blinks.
 *
 * @param intensity 0..5, by {@link ActionUnit} and frame
 */
record Expression(double[][] intensity) {
    private static final double FULL = 5;

    /**
     * Shows an emotion.
     *
     * <p>Each action unit takes part with the emotion's probability, so that prototypes are shown
     * in part and foreign units creep in; it rises, holds, and falls at times of its own.
     */
    static Expression of(
            Parameters parameters,
            Appearance appearance,
            Performance performance,
            Score score,
            int frames,
            Draws draws) {
        Expression expression = new Expression(new double[ActionUnit.values().length][frames]);
        double strength =
                parameters.number("au.apex") * performance.intensity() * appearance.expressivity();
        for (ActionUnit unit : ActionUnit.values()) {
            double share = performance.share();
            double probability =
                    (1 - share) * parameters.participation(performance.emotion(), unit)
                            + share * parameters.participation(performance.other(), unit);
            boolean shown = draws.chance(probability);
            // Units that are foreign to the emotion are weaker.
            double apex =
                    strength
                            * (.5 + .5 * probability)
                            * draws.factor(parameters.number("au.spread"));
            double onset = draws.uniform(-.3, .35) * score.seconds();
            double rise = draws.uniform(.15, .5);
            double offset = draws.uniform(.6, 1.3) * score.seconds();
            double fall = draws.uniform(.3, .8);
            if (shown) {
                expression.hold(unit, appearance.frameRate(), apex, onset, rise, offset, fall);
            }
        }
        double arousal = performance.arousal(parameters);
        expression.accent(parameters, appearance, performance, score, arousal, draws);
        expression.blink(appearance.frameRate(), parameters.number("blinks"), arousal, draws);
        for (double[] curve : expression.intensity) {
            for (int f = 0; f < curve.length; f++) {
                curve[f] = Curves.clamp(curve[f], 0, FULL);
            }
        }
        return expression;
    }

    /** All action units in a frame. */
    double[] at(int frame) {
        double[] values = new double[intensity.length];
        for (int u = 0; u < values.length; u++) {
            values[u] = intensity[u][frame];
        }
        return values;
    }

    private void hold(
            ActionUnit unit,
            int rate,
            double apex,
            double onset,
            double rise,
            double offset,
            double fall) {
        double[] curve = intensity[unit.ordinal()];
        for (int f = 0; f < curve.length; f++) {
            double t = (double) f / rate;
            curve[f] +=
                    apex * Curves.step((t - onset) / rise) * (1 - Curves.step((t - offset) / fall));
        }
    }

    /** Brows go with accents: raised, or knit where the emotion knits them. */
    private void accent(
            Parameters parameters,
            Appearance appearance,
            Performance performance,
            Score score,
            double arousal,
            Draws draws) {
        boolean knit = parameters.participation(performance.emotion(), ActionUnit.AU04) > .5;
        ActionUnit[] units =
                knit
                        ? new ActionUnit[] {ActionUnit.AU04}
                        : new ActionUnit[] {ActionUnit.AU01, ActionUnit.AU02};
        for (Score.Segment segment : score.segments()) {
            boolean accented =
                    segment.stressed()
                            && segment.phone().kind() == Phone.Kind.VOWEL
                            && draws.chance(.5 * arousal);
            double height = draws.uniform(.5, 2) * appearance.expressivity();
            for (ActionUnit unit : units) {
                double[] curve = intensity[unit.ordinal()];
                for (int f = 0; accented && f < curve.length; f++) {
                    double t = (double) f / appearance.frameRate();
                    curve[f] += height * Curves.bell(t - segment.middle(), .1);
                }
            }
        }
    }

    private void blink(int rate, double perSecond, double arousal, Draws draws) {
        double[] curve = intensity[ActionUnit.AU45.ordinal()];
        double mean = 1 / (perSecond * (.7 + .6 * arousal));
        double t = draws.uniform(0, mean);
        while (t < (double) curve.length / rate) {
            double half = draws.uniform(.06, .12);
            for (int f = 0; f < curve.length; f++) {
                double closed = 1 - Math.abs((double) f / rate - t) / half;
                curve[f] = Math.max(curve[f], 4.5 * Math.max(0, closed));
            }
            // Never twice within a third of a second; then as chance has it.
            t += .33 - mean * StrictMath.log(1 - draws.uniform());
        }
    }
}
