package dev.pathos.api.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final double[] X = {0, 2, 2, 0};
    private static final double[] Y = {0, 0, 1, 1};
    private static final int[] ALL = {0, 1, 2, 3};

    @Test
    void should_recover_the_transform_when_one_shape_is_the_others_image() {
        // turned by 90 degrees (x, y) -> (-y, x), doubled, shifted by (5, -3)
        double[] u = {5, 5, 3, 3};
        double[] v = {-3, 1, 1, -3};
        Alignment fit = Alignment.fit(X, Y, 0, u, v, 0, ALL);
        assertEquals(0, fit.a(), 1e-12);
        assertEquals(2, fit.b(), 1e-12);
        assertEquals(5, fit.tx(), 1e-12);
        assertEquals(-3, fit.ty(), 1e-12);
        for (int p : ALL) {
            assertEquals(u[p], fit.x(X[p], Y[p]), 1e-12);
            assertEquals(v[p], fit.y(X[p], Y[p]), 1e-12);
        }
    }

    @Test
    void should_have_the_least_error_when_shapes_are_not_similar() {
        double[] u = {1, 3.5, 2, .5};
        double[] v = {0, .3, 2, 1.2};
        Alignment fit = Alignment.fit(X, Y, 0, u, v, 0, ALL);
        double least = error(fit, u, v);
        double step = 1e-3;
        for (int k = 0; k < 8; k++) {
            double d = k % 2 == 0 ? step : -step;
            Alignment near =
                    new Alignment(
                            fit.a() + (k / 2 == 0 ? d : 0),
                            fit.b() + (k / 2 == 1 ? d : 0),
                            fit.tx() + (k / 2 == 2 ? d : 0),
                            fit.ty() + (k / 2 == 3 ? d : 0));
            assertTrue(error(near, u, v) > least, near + " is better than " + fit);
        }
    }

    private static double error(Alignment fit, double[] u, double[] v) {
        double sum = 0;
        for (int p : ALL) {
            double dx = fit.x(X[p], Y[p]) - u[p];
            double dy = fit.y(X[p], Y[p]) - v[p];
            sum += dx * dx + dy * dy;
        }
        return sum;
    }

    @Test
    void should_look_only_at_the_given_points_when_fitting() {
        double[] u = {1, 3, 99, 99};
        double[] v = {1, 1, 99, 99};
        assertEquals(new Alignment(1, 0, 1, 1), Alignment.fit(X, Y, 0, u, v, 0, new int[] {0, 1}));
    }

    @Test
    void should_begin_at_the_offsets_when_shapes_lie_in_longer_arrays() {
        double[] x = {9, 9, 0, 2, 2, 0};
        double[] y = {9, 9, 0, 0, 1, 1};
        assertEquals(new Alignment(1, 0, 0, 0), Alignment.fit(x, y, 2, X, Y, 0, ALL));
    }

    @Test
    void should_only_shift_when_all_points_coincide() {
        double[] same = {4, 4, 4, 4};
        // the mean of the other shape is (1, .5)
        assertEquals(new Alignment(1, 0, -3, -3.5), Alignment.fit(same, same, 0, X, Y, 0, ALL));
    }

    @Test
    void should_give_a_copy_when_asked_for_the_rigid_points() {
        int[] points = Alignment.rigidPoints();
        points[0] = 66;
        assertArrayEquals(new int[] {27, 28, 29, 30, 36, 39, 42, 45}, Alignment.rigidPoints());
    }
}
