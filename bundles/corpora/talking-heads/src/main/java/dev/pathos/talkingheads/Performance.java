package dev.pathos.talkingheads;

/**
 * What is shown: an emotion, how intensely, and what else is mixed in.
 *
 * @param emotion the acted emotion
 * @param intensity about 0.3 to 1.2, times the corpus's intensity
 * @param other a second emotion
 * @param share the second emotion's share, 0 for a pure expression
 */
record Performance(Emotion emotion, double intensity, Emotion other, double share) {

    /** Draws how an emotion is performed. */
    static Performance of(Parameters parameters, Emotion emotion, double scale, Draws draws) {
        double intensity =
                scale
                        * draws.uniform(
                                parameters.number("intensity.least"),
                                parameters.number("intensity.most"));
        Emotion other = Emotion.values()[draws.index(Emotion.values().length)];
        boolean blend = draws.chance(parameters.number("blend"));
        double share = draws.uniform(0, parameters.number("blend.share"));
        return new Performance(emotion, intensity, other, blend ? share : 0);
    }

    /** The same expression at an intensity that lies between this one's and another's. */
    Performance shared(double share, double intensity) {
        return new Performance(
                emotion, share * this.intensity + (1 - share) * intensity, other, this.share);
    }

    /** How lively it is, about 0..1: the emotions' arousal around neutral's, by intensity. */
    double arousal(Parameters parameters) {
        double rest = parameters.arousal(Emotion.NEUTRAL);
        double mixed =
                (1 - share) * parameters.arousal(emotion) + share * parameters.arousal(other);
        return Math.max(0, rest + intensity * (mixed - rest));
    }
}
