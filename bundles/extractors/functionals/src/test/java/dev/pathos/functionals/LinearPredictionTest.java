package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LinearPredictionTest {
    @Test
    void should_find_the_decay_when_each_lag_is_half_the_one_before() {
        double[] a = new double[4];
        LinearPrediction.solve(new double[] {1, .5, .25, .125}, a);
        assertArrayEquals(new double[] {1, -.5, 0, 0}, a, 1e-12);
    }

    @Test
    void should_solve_the_normal_equations_when_these_are_written_out() {
        // r0 a1 + r1 a2 = -r1 and r1 a1 + r0 a2 = -r2 with r = 2, 1, -1: a1 = -1, a2 = 1
        double[] a = new double[3];
        LinearPrediction.solve(new double[] {2, 1, -1}, a);
        assertArrayEquals(new double[] {1, -1, 1}, a, 1e-12);
    }
}
