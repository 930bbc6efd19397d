package dev.pathos.lld;

/**
 * Halves the sample rate behind a half-band low-pass: a sinc of 31 taps under a Hann window, whose
 * even taps but the middle one are zero.
 *
 * <p>Even and odd samples are taken apart first, so that the compiler can vectorise the sums.
 */
final class HalfBand {
    /** Samples that the filter needs to each side. */
    static final int REACH = 15;

    private static final int SIDE = (REACH + 1) / 2;

    private final float[] taps = new float[SIDE];
    private final float[] outer;

    /**
     * Makes the filter.
     *
     * @param length samples that come out
     */
    HalfBand(int length) {
        for (int i = 0; i < SIDE; i++) {
            int n = 2 * i + 1;
            double sinc = Math.sin(Math.PI * n / 2) / (Math.PI * n);
            double hann = .5 + .5 * Math.cos(Math.PI * n / (REACH + 1));
            taps[i] = (float) (sinc * hann);
        }
        outer = new float[length + REACH];
    }

    /**
     * Filters and takes every other sample.
     *
     * @param x samples, {@link #REACH} more than needed at each end
     * @param y takes half as many; {@code y[m]} stands for {@code x[REACH + 2 m]}
     */
    void apply(float[] x, float[] y) {
        for (int m = 0; m < outer.length; m++) {
            outer[m] = x[2 * m];
        }
        for (int m = 0; m < y.length; m++) {
            y[m] = .5f * x[REACH + 2 * m];
        }
        for (int i = 0; i < SIDE; i++) {
            float tap = taps[i];
            int before = SIDE - 1 - i;
            int after = SIDE + i;
            for (int m = 0; m < y.length; m++) {
                y[m] += tap * (outer[m + before] + outer[m + after]);
            }
        }
    }
}
