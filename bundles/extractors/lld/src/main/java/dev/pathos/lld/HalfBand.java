package dev.pathos.lld;

/**
 * Halves the sample rate behind a half-band low-pass: a sinc of 31 taps under a Hann window, whose
 * even taps but the middle one are zero.
 *
 * <p>Even and odd samples are taken apart first and the sum is written out, so that the compiler
 * can vectorise it.
 */
final class HalfBand {
    /** Samples that the filter needs to each side. */
    static final int REACH = 15;

    private final float[] taps = new float[8];
    private final float[] inner;
    private final float[] outer;

    /**
     * Makes the filter.
     *
     * @param length samples that come out
     */
    HalfBand(int length) {
        for (int i = 0; i < taps.length; i++) {
            int n = 2 * i + 1;
            double sinc = Math.sin(Math.PI * n / 2) / (Math.PI * n);
            double hann = .5 + .5 * Math.cos(Math.PI * n / (REACH + 1));
            taps[i] = (float) (sinc * hann);
        }
        inner = new float[length];
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
        for (int m = 0; m < inner.length; m++) {
            inner[m] = x[2 * m + REACH];
        }
        filter(taps, inner, outer, y);
    }

    private static void filter(float[] t, float[] inner, float[] o, float[] y) {
        float a = t[0];
        float b = t[1];
        float c = t[2];
        float d = t[3];
        float e = t[4];
        float f = t[5];
        float g = t[6];
        float h = t[7];
        for (int m = 0; m < y.length; m++) {
            y[m] =
                    .5f * inner[m]
                            + a * (o[m + 7] + o[m + 8])
                            + b * (o[m + 6] + o[m + 9])
                            + c * (o[m + 5] + o[m + 10])
                            + d * (o[m + 4] + o[m + 11])
                            + e * (o[m + 3] + o[m + 12])
                            + f * (o[m + 2] + o[m + 13])
                            + g * (o[m + 1] + o[m + 14])
                            + h * (o[m] + o[m + 15]);
        }
    }
}
