package dev.pathos.talkingheads;

import java.util.Arrays;

/**
 * The mouth in speech: targets of the phones' visemes, blurred in time by coarticulation.
 *
 * @param curves one curve an {@link Articulator}, a value every {@link #STEP} seconds
 */
record Mouth(double[][] curves) {
    /** Seconds from one value to the next. */
    static final double STEP = .01;

    /** Time constants in steps: the jaw is slow, closures of the lips are quick and sure. */
    private static final double[] INERTIA = {3.5, 4, 4, 1.2, 1.5};

    /**
     * Moves the mouth along a score.
     *
     * @param parameters holds the visemes
     * @param score what is spoken when
     * @param intonation louder syllables open the mouth more; the utterance's mean level does not
     *     count, so that a face can be decoupled from the emotion in the voice
     * @param openness factor on the opening of the jaw
     */
    static Mouth of(Parameters parameters, Score score, Intonation intonation, double openness) {
        int steps = (int) Math.ceil(score.seconds() / STEP) + 1;
        double[][] curves = new double[Articulator.values().length][steps];
        int i = 0;
        for (Score.Segment segment : score.segments()) {
            double[] target = parameters.viseme(segment.phone().viseme());
            for (; i < steps && i * STEP < segment.end(); i++) {
                for (int a = 0; a < curves.length; a++) {
                    curves[a][i] = target[a];
                }
            }
        }
        for (double[] curve : curves) {
            Arrays.fill(curve, i, steps, i > 0 ? curve[i - 1] : 0);
        }
        double[] jaw = curves[Articulator.JAW.ordinal()];
        for (int s = 0; s < steps; s++) {
            double level = Curves.at(intonation.level(), s * STEP / Intonation.STEP);
            jaw[s] = Math.min(1.8, jaw[s] * openness * Curves.amplitude(level / 2));
        }
        for (int a = 0; a < curves.length; a++) {
            Curves.smooth(curves[a], INERTIA[a]);
        }
        return new Mouth(curves);
    }

    /** All articulators at a time in seconds. */
    double[] at(double seconds) {
        double[] values = new double[curves.length];
        for (int a = 0; a < values.length; a++) {
            values[a] = Curves.at(curves[a], seconds / STEP);
        }
        return values;
    }
}
