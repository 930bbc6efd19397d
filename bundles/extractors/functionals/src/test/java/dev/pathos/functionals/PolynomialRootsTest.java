package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolynomialRootsTest {
    private static PolynomialRoots solved(double... coefficients) {
        PolynomialRoots roots = new PolynomialRoots(coefficients.length - 1);
        roots.solve(coefficients);
        return roots;
    }

    private static void assertHas(PolynomialRoots roots, double re, double im) {
        assertTrue(
                IntStream.range(0, roots.count())
                        .anyMatch(
                                i ->
                                        Math.abs(roots.re(i) - re) < 1e-9
                                                && Math.abs(roots.im(i) - im) < 1e-9),
                re + " + " + im + " i");
    }

    /** Multiplies by {@code z^2 - sum z + product}. */
    private static double[] times(double[] p, double sum, double product) {
        double[] q = new double[p.length + 2];
        for (int i = 0; i < p.length; i++) {
            q[i] += p[i];
            q[i + 1] -= sum * p[i];
            q[i + 2] += product * p[i];
        }
        return q;
    }

    @Test
    void should_find_real_and_complex_roots_when_degrees_are_small() {
        PolynomialRoots one = solved(2, -3);
        assertEquals(1, one.count());
        assertHas(one, 1.5, 0);

        PolynomialRoots two = solved(1, -1, -6);
        assertHas(two, 3, 0);
        assertHas(two, -2, 0);

        PolynomialRoots pair = solved(1, -2, 5);
        assertHas(pair, 1, 2);
        assertHas(pair, 1, -2);

        // (z - 1)(z + 2)(z^2 + 1)
        PolynomialRoots four = solved(1, 1, -1, 1, -2);
        assertEquals(4, four.count());
        assertHas(four, 1, 0);
        assertHas(four, -2, 0);
        assertHas(four, 0, 1);
        assertHas(four, 0, -1);
    }

    @Test
    void should_find_all_roots_when_the_degree_is_that_of_a_prediction() {
        double[] p = {1, -.5};
        List<double[]> pairs =
                List.of(
                        new double[] {.9, .3},
                        new double[] {.7, .9},
                        new double[] {.8, 1.4},
                        new double[] {.95, 2.2},
                        new double[] {4, 2.9});
        for (double[] pair : pairs) {
            p = times(p, 2 * pair[0] * Math.cos(pair[1]), pair[0] * pair[0]);
        }
        PolynomialRoots roots = solved(p);
        assertEquals(11, roots.count());
        assertHas(roots, .5, 0);
        for (double[] pair : pairs) {
            assertHas(roots, pair[0] * Math.cos(pair[1]), pair[0] * Math.sin(pair[1]));
            assertHas(roots, pair[0] * Math.cos(pair[1]), -pair[0] * Math.sin(pair[1]));
        }
    }

    @Test
    void should_end_when_all_roots_are_0() {
        PolynomialRoots roots = solved(1, 0, 0, 0, 0, 0);
        assertEquals(5, roots.count());
        for (int i = 0; i < 5; i++) {
            assertEquals(0, roots.re(i), 1e-12);
            assertEquals(0, roots.im(i), 1e-12);
        }
    }

    @Test
    void should_find_the_roots_of_unity_when_nothing_leads_away_from_0() {
        PolynomialRoots roots = solved(1, 0, 0, 0, -1);
        assertHas(roots, 1, 0);
        assertHas(roots, -1, 0);
        assertHas(roots, 0, 1);
        assertHas(roots, 0, -1);
    }
}
