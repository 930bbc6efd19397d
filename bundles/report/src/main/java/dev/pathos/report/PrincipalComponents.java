package dev.pathos.report;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Points in the directions of their largest variance (Pearson 1901).
 *
 * @param points one row a point, one column a component, the largest first
 * @param shares the share of the variance that each component explains
 */
record PrincipalComponents(double[][] points, double[] shares) {
    /**
     * Computes them; the sign of a component is such that its largest loading is positive.
     *
     * @param values one row a point
     * @param most how many components at most
     */
    static PrincipalComponents of(float[][] values, int most) {
        int n = values.length;
        int d = values[0].length;
        double[] mean = new double[d];
        for (float[] row : values) {
            for (int c = 0; c < d; c++) {
                mean[c] += row[c] / (double) n;
            }
        }
        double[][] covariance = new double[d][d];
        double[] centred = new double[d];
        for (float[] row : values) {
            for (int c = 0; c < d; c++) {
                centred[c] = row[c] - mean[c];
            }
            for (int a = 0; a < d; a++) {
                for (int b = a; b < d; b++) {
                    covariance[a][b] += centred[a] * centred[b];
                }
            }
        }
        double trace = 0;
        for (int a = 0; a < d; a++) {
            trace += covariance[a][a];
            for (int b = 0; b < a; b++) {
                covariance[a][b] = covariance[b][a];
            }
        }
        int kept = Math.min(most, d);
        EigenDecomposition eigen =
                new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        double[][] points = new double[n][kept];
        double[] shares = new double[kept];
        for (int k = 0; k < kept; k++) {
            double[] direction = eigen.getEigenvector(k).toArray();
            double sign = sign(direction);
            shares[k] = trace > 0 ? eigen.getRealEigenvalue(k) / trace : 0;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int c = 0; c < d; c++) {
                    sum += (values[i][c] - mean[c]) * direction[c];
                }
                points[i][k] = sign * sum;
            }
        }
        return new PrincipalComponents(points, shares);
    }

    private static double sign(double[] direction) {
        double largest = 0;
        for (double value : direction) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        return largest < 0 ? -1 : 1;
    }
}
