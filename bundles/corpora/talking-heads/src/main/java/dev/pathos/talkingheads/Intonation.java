package dev.pathos.talkingheads;

/**
 * The melody and the loudness of an utterance over control frames of {@link #STEP} seconds.
 *
 * @param f0 Hz
 * @param level dB against the utterance's mean level
 */
record Intonation(double[] f0, double[] level) {
    /** Seconds from one control frame to the next. */
    static final double STEP = .005;

    /**
     * Lays declination, contour and accents over a score.
     *
     * <p>A stressed syllable bears a bell-shaped rise of F0 and stands out in level; both shrink
     * and grow with the prosody's range and variation.
     */
    static Intonation of(
            Parameters parameters, Speaker speaker, Score score, Prosody prosody, Draws draws) {
        int frames = (int) Math.ceil(score.seconds() / STEP) + 1;
        double range = Curves.clamp(prosody.factor(Cue.RANGE), .2, 3);
        double variation = Curves.clamp(prosody.factor(Cue.VARIATION), .2, 3);
        double[] melody = new double[frames];
        double[] level = new double[frames];
        double drift = draws.uniform(0, 2 * Math.PI);
        double slope = prosody.get(Cue.CONTOUR) - parameters.number("declination");
        for (int f = 0; f < frames; f++) {
            double t = f * STEP;
            double p = Curves.clamp((t - score.begin()) / (score.end() - score.begin()), 0, 1) - .5;
            melody[f] = slope * p + .2 * StrictMath.sin(2 * Math.PI * 2.7 * t + drift);
            level[f] = -3 * variation * p;
        }
        int syllable = -1;
        double loud = 0;
        for (Score.Segment segment : score.segments()) {
            if (segment.syllable() < 0) {
                continue;
            }
            double stress = parameters.number("stress");
            if (segment.syllable() != syllable) {
                syllable = segment.syllable();
                loud =
                        variation
                                * ((segment.stressed() ? stress : -stress)
                                        + 1.5 * draws.gaussian());
            }
            if (segment.phone().kind() == Phone.Kind.VOWEL) {
                double height =
                        range
                                * (segment.stressed()
                                        ? parameters.number("accent") * draws.uniform(.6, 1.4)
                                        : .6 * draws.gaussian());
                double width = Math.max(.05, .6 * segment.duration());
                for (int f = 0; f < frames; f++) {
                    melody[f] += height * Curves.bell(f * STEP - segment.middle(), width);
                }
            }
            int to = Math.min(frames, (int) Math.ceil(segment.end() / STEP));
            for (int f = (int) (segment.start() / STEP); f < to; f++) {
                level[f] += loud;
            }
        }
        Curves.smooth(level, 5);
        double base = speaker.f0() * Curves.octaves(prosody.get(Cue.PITCH) / 12);
        for (int f = 0; f < frames; f++) {
            melody[f] = Curves.clamp(base * Curves.octaves(melody[f] / 12), 50, 550);
        }
        return new Intonation(melody, level);
    }
}
