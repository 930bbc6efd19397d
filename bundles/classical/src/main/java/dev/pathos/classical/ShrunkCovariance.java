package dev.pathos.classical;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * A covariance matrix drawn towards a multiple of the identity, so that it can be inverted with
 * fewer rows than columns.
 *
 * <p>Ledoit and Wolf (Journal of Multivariate Analysis 88, 2004), section 3.2: with {@code S = X'X
 * / n}, {@code m = tr S / d}, {@code d2 = |S - m I|^2 / d} and {@code b2 = min(d2, sum_i |x_i x_i'
 * - S|^2 / (n^2 d))} (Frobenius norms), the estimate is {@code b2/d2 m I + (1 - b2/d2) S}.
 *
 * @param matrix the estimate, d x d, positive definite
 * @param intensity the weight b2/d2 of the identity, in 0..1
 */
record ShrunkCovariance(DMatrixRMaj matrix, double intensity) {
    /** Keeps the estimate invertible where the formula asks for no shrinkage at all. */
    private static final double LEAST = 1e-6;

    /**
     * Estimates.
     *
     * @param x n rows of d values, each column or each class with mean 0
     * @return the estimate; the identity if all values are 0
     */
    static ShrunkCovariance of(DMatrixRMaj x) {
        int n = x.numRows;
        int d = x.numCols;
        DMatrixRMaj s = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multInner(x, s);
        CommonOps_DDRM.divide(s, n);
        double mean = CommonOps_DDRM.trace(s) / d;
        if (mean == 0) {
            return new ShrunkCovariance(CommonOps_DDRM.identity(d), 1);
        }
        double square = Math.pow(NormOps_DDRM.normF(s), 2);
        double distance = square / d - mean * mean;
        double scatter = (fourthPowers(x) - n * square) / ((double) n * n * d);
        double intensity = distance <= 0 ? 1 : Math.min(1, Math.max(LEAST, scatter / distance));
        CommonOps_DDRM.scale(1 - intensity, s);
        for (int i = 0; i < d; i++) {
            s.add(i, i, intensity * mean);
        }
        return new ShrunkCovariance(s, intensity);
    }

    /** The sum of {@code |x_i|^4}, which is that of {@code |x_i x_i'|^2}. */
    private static double fourthPowers(DMatrixRMaj x) {
        double sum = 0;
        for (int i = 0; i < x.numRows; i++) {
            double square = 0;
            for (int j = 0; j < x.numCols; j++) {
                square += x.get(i, j) * x.get(i, j);
            }
            sum += square * square;
        }
        return sum;
    }
}
