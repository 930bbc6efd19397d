package dev.pathos.api.run;

/**
 * The regression metrics as pure functions; classification metrics are on {@link Confusion}.
 *
 * <p>NaN in a series makes every metric NaN. {@link MetricDefinition} has them in words.
 */
public final class Metrics {
    private Metrics() {}

    /**
     * Concordance correlation coefficient (Lin 1989) with population moments: {@code 2 cov / (var_x
     * + var_y + (mean_x - mean_y)^2)}.
     *
     * @param x one series
     * @param y the other, of the same length
     * @return in -1..1; 0 when one is constant or both with different values; NaN when both are
     *     constant and equal, or empty
     */
    public static double ccc(double[] x, double[] y) {
        double[] m = moments(x, y);
        double shift = m[0] - m[1];
        return 2 * m[4] / (m[2] + m[3] + shift * shift);
    }

    /**
     * Pearson's correlation coefficient.
     *
     * @param x one series
     * @param y the other, of the same length
     * @return in -1..1; NaN when one is constant
     */
    public static double pcc(double[] x, double[] y) {
        double[] m = moments(x, y);
        return m[4] / Math.sqrt(m[2] * m[3]);
    }

    /**
     * Root mean squared error.
     *
     * @param x one series
     * @param y the other, of the same length
     * @return at least 0, in the unit of the series; NaN when empty
     */
    public static double rmse(double[] x, double[] y) {
        check(x, y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(sum / x.length);
    }

    /**
     * Mean absolute error.
     *
     * @param x one series
     * @param y the other, of the same length
     * @return at least 0, in the unit of the series; NaN when empty
     */
    public static double mae(double[] x, double[] y) {
        check(x, y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(x[i] - y[i]);
        }
        return sum / x.length;
    }

    /** Means, population variances and covariance. */
    private static double[] moments(double[] x, double[] y) {
        check(x, y);
        int n = x.length;
        double mx = mean(x);
        double my = mean(y);
        double vx = 0;
        double vy = 0;
        double cov = 0;
        for (int i = 0; i < n; i++) {
            vx += (x[i] - mx) * (x[i] - mx) / n;
            vy += (y[i] - my) * (y[i] - my) / n;
            cov += (x[i] - mx) * (y[i] - my) / n;
        }
        return new double[] {mx, my, vx, vy, cov};
    }

    /** NaN when empty; taken from the first value on, so that it is exact for a constant series. */
    private static double mean(double[] values) {
        double first = values.length == 0 ? Double.NaN : values[0];
        double beyond = 0;
        for (double value : values) {
            beyond += (value - first) / values.length;
        }
        return first + beyond;
    }

    private static void check(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values against " + y.length);
        }
    }
}
