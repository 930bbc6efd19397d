package dev.pathos.api.signal;

/**
 * Window functions for spectral analysis, periodic: their period is the number of samples, so that
 * hopped windows add up to a constant.
 */
public final class WindowFunction {
    private WindowFunction() {}

    /**
     * The Hann window {@code 1/2 - 1/2 cos(2 pi n / N)}.
     *
     * @param length N, at least 1
     * @return the weights, 0..1
     */
    public static float[] hann(int length) {
        return raisedCosine(length, .5);
    }

    /**
     * The Hamming window {@code .54 - .46 cos(2 pi n / N)}.
     *
     * @param length N, at least 1
     * @return the weights, .08..1
     */
    public static float[] hamming(int length) {
        return raisedCosine(length, .54);
    }

    private static float[] raisedCosine(int length, double pedestal) {
        float[] window = new float[length];
        for (int n = 0; n < length; n++) {
            window[n] = (float) (pedestal - (1 - pedestal) * Math.cos(2 * Math.PI * n / length));
        }
        return window;
    }
}
