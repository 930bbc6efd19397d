package dev.pathos.acoustics;

/**
 * How the ear weighs frequencies, and how loudness grows with power.
 *
 * <p>Hermansky's approximation of the sensitivity around 40 phon, {@code w^4 (w^2 + 56.8e6) / ((w^2
 * + 6.3e6)^2 (w^2 + .38e9))} with w in radians a second (JASA 87(4), 1990, eq. 7), times a roll-off
 * for bandwidths above 5 kHz like that of his eq. 8, {@code 1e32 / (1.7e31 + w^7)}, whose constants
 * were found on the printed values of ComParE 2016: they are met within 2e-6.
 */
public final class EqualLoudness {
    /** Loudness is this power of the weighed power, Stevens's law. */
    public static final float COMPRESSION = .33f;

    private EqualLoudness() {}

    /**
     * The weight of a frequency.
     *
     * @param hertz the frequency
     * @return the weight of its power
     */
    public static double weight(double hertz) {
        double w = 2 * Math.PI * hertz;
        double v = w * w;
        double sensitivity = (v + 56.8e6) * v * v / ((v + 6.3e6) * (v + 6.3e6) * (v + .38e9));
        return sensitivity * 1e32 / (1.7e31 + Math.pow(w, 7));
    }

    /**
     * What the compressed powers of bands are multiplied with.
     *
     * @param centres of the bands in hertz
     * @return the compressed weights
     */
    public static float[] compressed(double[] centres) {
        float[] weights = new float[centres.length];
        for (int b = 0; b < weights.length; b++) {
            weights[b] = (float) Math.pow(weight(centres[b]), COMPRESSION);
        }
        return weights;
    }
}
