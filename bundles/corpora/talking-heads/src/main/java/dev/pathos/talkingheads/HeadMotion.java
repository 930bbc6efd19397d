package dev.pathos.talkingheads;

/**
 * Where the head is: slow sway in all directions, and nods on accents.
 *
 * @param pose by frame: shift to the right, down and away in mm; pitch, yaw and roll in radians
 */
record HeadMotion(double[][] pose) {
    private static final int WAVES = 3;

    /** Standard deviations of the sway at rest: mm, mm, mm, radians, radians, radians. */
    private static final double[] SWAY = {4, 3, 8, .035, .045, .025};

    private static final double NOD = .05;

    /**
     * Moves the head in an utterance.
     *
     * @param liveliness of the utterance: 1 as usual, more if more is shown
     */
    static HeadMotion of(
            Appearance appearance, Score score, double liveliness, int frames, Draws draws) {
        double amount = appearance.liveliness() * liveliness;
        double[][] pose = new double[frames][SWAY.length];
        for (int axis = 0; axis < SWAY.length; axis++) {
            for (int w = 0; w < WAVES; w++) {
                double frequency = draws.uniform(.1, .8);
                double phase = draws.uniform(0, 2 * Math.PI);
                double height = amount * SWAY[axis] * Math.sqrt(2.0 / WAVES);
                for (int f = 0; f < frames; f++) {
                    double t = (double) f / appearance.frameRate();
                    pose[f][axis] += height * StrictMath.sin(2 * Math.PI * frequency * t + phase);
                }
            }
        }
        for (Score.Segment segment : score.segments()) {
            if (segment.stressed() && segment.phone().kind() == Phone.Kind.VOWEL) {
                double depth = NOD * amount * draws.uniform(0, 1);
                for (int f = 0; f < frames; f++) {
                    double t = (double) f / appearance.frameRate();
                    pose[f][3] += depth * Curves.bell(t - segment.middle(), .12);
                }
            }
        }
        return new HeadMotion(pose);
    }
}
