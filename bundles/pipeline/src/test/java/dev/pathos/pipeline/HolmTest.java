package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void should_multiply_the_smallest_by_most_and_never_fall() {
        // sorted .005 .01 .03 .04: times 4, 3, 2, 1 give .02 .03 .06 and .04, raised to .06
        assertArrayEquals(
                new double[] {.03, .06, .06, .02},
                Holm.adjust(new double[] {.01, .04, .03, .005}),
                1e-12);
    }

    @Test
    void should_leave_a_single_p_as_it_is() {
        assertArrayEquals(new double[] {.04}, Holm.adjust(new double[] {.04}));
        assertArrayEquals(new double[0], Holm.adjust(new double[0]));
    }

    @Test
    void should_not_exceed_one_and_treat_ties_alike() {
        assertArrayEquals(new double[] {1, 1, .3}, Holm.adjust(new double[] {.6, .7, .1}), 1e-12);
        assertArrayEquals(new double[] {.04, .04}, Holm.adjust(new double[] {.02, .02}), 1e-12);
    }

    @Test
    void should_not_count_what_is_no_comparison() {
        assertArrayEquals(
                new double[] {Double.NaN, .02, Double.NaN, .03},
                Holm.adjust(new double[] {Double.NaN, .01, Double.NaN, .03}),
                1e-12);
    }
}
