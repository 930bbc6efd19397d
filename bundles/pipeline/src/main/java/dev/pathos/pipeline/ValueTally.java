package dev.pathos.pipeline;

import java.io.IOException;
import java.util.List;

/**
 * Adds up true and predicted values: number, sums, squares, products.
 *
 * <p>Made for values whose spread is not tiny against their mean, as ratings are: digits are lost
 * where the variance is below a millionth of the mean square.
 */
record ValueTally() implements Tally {
    private static final int N = 0;
    private static final int X = 1;
    private static final int Y = 2;
    private static final int XX = 3;
    private static final int YY = 4;
    private static final int XY = 5;
    private static final int ERROR = 6;

    /** Rounding of sums: a variance below this share of the mean square counts as none. */
    private static final double ROUNDING = 1e-12;

    @Override
    public int width() {
        return ERROR + 1;
    }

    @Override
    public void add(double[] sums, String truth, String predicted) throws IOException {
        double x = number(truth);
        double y = number(predicted);
        sums[N]++;
        sums[X] += x;
        sums[Y] += y;
        sums[XX] += x * x;
        sums[YY] += y * y;
        sums[XY] += x * y;
        sums[ERROR] += (x - y) * (x - y);
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure("CCC", "CCC", false, ValueTally::ccc),
                new Measure("PCC", "PCC", false, ValueTally::pcc),
                new Measure("RMSE", "RMSE", false, s -> Math.sqrt(s[ERROR] / s[N])));
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    private static double ccc(double[] s) {
        double shift = (s[X] - s[Y]) / s[N];
        double below = variance(s, X, XX) + variance(s, Y, YY) + shift * shift;
        return below == 0 ? Double.NaN : 2 * covariance(s) / below;
    }

    private static double pcc(double[] s) {
        double below = Math.sqrt(variance(s, X, XX) * variance(s, Y, YY));
        return below == 0 ? Double.NaN : covariance(s) / below;
    }

    private static double covariance(double[] s) {
        return s[XY] / s[N] - s[X] / s[N] * (s[Y] / s[N]);
    }

    private static double variance(double[] s, int sum, int squares) {
        double meanSquare = s[squares] / s[N];
        double variance = meanSquare - s[sum] / s[N] * (s[sum] / s[N]);
        return variance <= ROUNDING * meanSquare ? 0 : variance;
    }

    private static double number(String text) throws IOException {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("'" + text + "' is no number", e);
        }
        throw new IOException("'" + text + "' is not finite");
    }
}
