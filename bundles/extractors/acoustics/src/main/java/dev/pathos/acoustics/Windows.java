package dev.pathos.acoustics;

/** Window functions that are symmetric: the first weight equals the last. */
public final class Windows {
    private Windows() {}

    /**
     * The Hamming window {@code .54 - .46 cos(2 pi n / (N - 1))}.
     *
     * @param length N, at least 2
     * @return the weights, .08..1
     */
    public static float[] hamming(int length) {
        float[] window = new float[length];
        for (int n = 0; n < length; n++) {
            window[n] = (float) (.54 - .46 * Math.cos(2 * Math.PI * n / (length - 1)));
        }
        return window;
    }

    /**
     * The Gauss window {@code exp(-((n - c) / (s c))^2 / 2)} with c the centre, (N - 1) / 2.
     *
     * @param length N, at least 2
     * @param deviation s, the standard deviation as a share of half the length
     * @return the weights, at most 1
     */
    public static float[] gauss(int length, double deviation) {
        float[] window = new float[length];
        double centre = (length - 1) / 2.;
        for (int n = 0; n < length; n++) {
            double u = (n - centre) / (deviation * centre);
            window[n] = (float) Math.exp(-u * u / 2);
        }
        return window;
    }
}
