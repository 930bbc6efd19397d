package dev.pathos.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;

class ShrunkCovarianceTest {
    /**
     * S = diag(2, 1/2), m = 5/4, d2 = (4 + 1/4)/2 - 25/16 = 9/16; the fourth powers sum to 2 * 16 +
     * 2 * 1 = 34, so b2 = (34 - 4 * 17/4) / (16 * 2) = 17/32, weight b2/d2 = 17/18.
     */
    @Test
    void should_agree_with_the_formula_when_computed_by_hand() {
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{2, 0}, {-2, 0}, {0, 1}, {0, -1}});
        ShrunkCovariance found = ShrunkCovariance.of(x);
        assertEquals(17 / 18., found.intensity(), 1e-12);
        assertEquals(17 / 18. * 1.25 + 1 / 18. * 2, found.matrix().get(0, 0), 1e-12);
        assertEquals(17 / 18. * 1.25 + 1 / 18. * .5, found.matrix().get(1, 1), 1e-12);
        assertEquals(0, found.matrix().get(0, 1), 1e-12);
    }

    @Test
    void should_agree_with_the_sum_over_outer_products_when_computed_the_long_way() {
        DMatrixRMaj x = noise(7, 12);
        int n = x.numRows;
        int d = x.numCols;
        double[][] s = new double[d][d];
        double trace = 0;
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                for (int i = 0; i < n; i++) {
                    s[j][k] += x.get(i, j) * x.get(i, k) / n;
                }
            }
            trace += s[j][j];
        }
        double distance = 0;
        double scatter = 0;
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                distance += Math.pow(s[j][k] - (j == k ? trace / d : 0), 2) / d;
                for (int i = 0; i < n; i++) {
                    double outer = x.get(i, j) * x.get(i, k) - s[j][k];
                    scatter += outer * outer / d / n / n;
                }
            }
        }
        assertEquals(Math.min(1, scatter / distance), ShrunkCovariance.of(x).intensity(), 1e-12);
    }

    @Test
    void should_shrink_less_when_there_are_more_rows() {
        DMatrixRMaj few = noise(20, 5);
        DMatrixRMaj many = noise(2000, 5);
        for (DMatrixRMaj x : new DMatrixRMaj[] {few, many}) {
            for (int i = 0; i < x.numRows; i++) {
                x.set(i, 0, 10 * x.get(i, 0));
            }
        }
        double much = ShrunkCovariance.of(few).intensity();
        double little = ShrunkCovariance.of(many).intensity();
        assertTrue(little < .02 && little < much, little + " against " + much);
    }

    @Test
    void should_be_the_identity_when_all_values_are_zero() {
        ShrunkCovariance found = ShrunkCovariance.of(new DMatrixRMaj(3, 2));
        assertEquals(1, found.intensity());
        assertEquals(Math.sqrt(2), NormOps_DDRM.normF(found.matrix()), 1e-12);
    }

    private static DMatrixRMaj noise(int rows, int columns) {
        SplittableRandom random = Seeds.random(3, "covariance");
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < x.getNumElements(); i++) {
            x.set(i, random.nextDouble(-1, 1));
        }
        return x;
    }
}
