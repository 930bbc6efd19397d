package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final double[] X = {1, 2, 3};
    private static final double[] Y = {2, 4, 6};

    @Test
    void should_follow_lins_formula_when_ccc_is_computed() {
        // means 2 and 4, variances 2/3 and 8/3, covariance 4/3
        assertEquals(2 * (4 / 3.0) / (2 / 3.0 + 8 / 3.0 + 4), Metrics.ccc(X, Y), 1e-12);
        assertEquals(1, Metrics.ccc(X, X), 1e-12);
        assertEquals(-1, Metrics.ccc(X, new double[] {3, 2, 1}), 1e-12);
    }

    @Test
    void should_be_blind_to_scale_and_shift_when_pcc_is_computed() {
        assertEquals(1, Metrics.pcc(X, Y), 1e-12);
        assertEquals(-1, Metrics.pcc(X, new double[] {9, 6, 3}), 1e-12);
        // covariance 1/3, variances 2/3 and 2/3
        assertEquals(.5, Metrics.pcc(X, new double[] {1, 3, 2}), 1e-12);
    }

    @Test
    void should_be_the_root_of_the_mean_square_when_rmse_is_computed() {
        assertEquals(Math.sqrt((1 + 4 + 9) / 3.0), Metrics.rmse(X, Y), 1e-12);
    }

    @Test
    void should_be_the_mean_distance_when_mae_is_computed() {
        assertEquals(2, Metrics.mae(X, Y), 1e-12);
        assertTrue(Double.isNaN(Metrics.mae(new double[0], new double[0])));
    }

    @Test
    void should_pass_nan_on() {
        double[] broken = {1, Double.NaN, 3};
        assertTrue(Double.isNaN(Metrics.ccc(X, broken)));
        assertTrue(Double.isNaN(Metrics.pcc(broken, X)));
        assertTrue(Double.isNaN(Metrics.rmse(X, broken)));
        assertTrue(Double.isNaN(Metrics.mae(broken, X)));
    }

    @Test
    void should_be_nan_when_nothing_is_defined() {
        double[] none = {};
        assertTrue(Double.isNaN(Metrics.ccc(none, none)));
        assertTrue(Double.isNaN(Metrics.pcc(none, none)));
        assertTrue(Double.isNaN(Metrics.rmse(none, none)));
    }

    @Test
    void should_be_nan_when_a_series_is_constant_though_its_sum_is_rounded() {
        for (int n = 1; n < 50; n++) {
            double[] constant = new double[n];
            Arrays.fill(constant, .1);
            double[] ramp = new double[n];
            Arrays.setAll(ramp, i -> .3 * i);
            assertTrue(Double.isNaN(Metrics.ccc(constant, constant.clone())), n + " values");
            assertTrue(Double.isNaN(Metrics.pcc(constant, ramp)), n + " values");
        }
    }

    @Test
    void should_refuse_series_when_their_lengths_differ() {
        assertThrows(IllegalArgumentException.class, () -> Metrics.ccc(X, new double[2]));
    }
}
