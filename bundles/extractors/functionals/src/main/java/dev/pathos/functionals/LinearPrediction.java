package dev.pathos.functionals;

/**
 * Predicts a sample from those before it: the coefficients {@code a_k} for which {@code x_t + sum_k
 * a_k x_(t-k)} has the least energy, by the autocorrelation method (Levinson's and Durbin's
 * recursion; Makhoul, Proc. IEEE 63, 1975).
 */
final class LinearPrediction {
    private LinearPrediction() {}

    /**
     * Solves the normal equations.
     *
     * @param r the autocorrelation at lags from 0 to the order, r[0] above 0
     * @param a takes 1 and the coefficients, as many values as r has
     */
    static void solve(double[] r, double[] a) {
        double error = r[0];
        a[0] = 1;
        for (int i = 1; i < r.length; i++) {
            double sum = r[i];
            for (int k = 1; k < i; k++) {
                sum += a[k] * r[i - k];
            }
            double reflection = error > 0 ? -sum / error : 0;
            a[i] = reflection;
            for (int low = 1, high = i - 1; low <= high; low++, high--) {
                double t = a[low];
                a[low] += reflection * a[high];
                if (low < high) {
                    a[high] += reflection * t;
                }
            }
            error *= 1 - reflection * reflection;
        }
    }
}
