package dev.pathos.api.run;

/** The regression metrics as pure functions; classification metrics are on {@link Confusion}. */
public final class Metrics {
    private Metrics() {}

    /**
     * Concordance correlation coefficient (Lin 1989) with population moments: {@code 2 cov / (var_x
     * + var_y + (mean_x - mean_y)^2)}.
     *
     * @param x one series
     * @param y the other, of the same length
     * @return in -1..1; NaN when both are constant and equal, or empty
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

    /** Means, population variances and covariance. */
    private static double[] moments(double[] x, double[] y) {
        check(x, y);
        int n = x.length;
        double mx = 0;
        double my = 0;
        for (int i = 0; i < n; i++) {
            mx += x[i] / n;
            my += y[i] / n;
        }
        double vx = 0;
        double vy = 0;
        double cov = 0;
        for (int i = 0; i < n; i++) {
            vx += (x[i] - mx) * (x[i] - mx) / n;
            vy += (y[i] - my) * (y[i] - my) / n;
            cov += (x[i] - mx) * (y[i] - my) / n;
        }
        return new double[] {n == 0 ? Double.NaN : mx, my, vx, vy, cov};
    }

    private static void check(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values against " + y.length);
        }
    }
}
