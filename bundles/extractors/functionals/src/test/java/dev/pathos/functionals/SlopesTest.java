package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlopesTest {
    @Test
    void should_measure_from_the_beginning_over_extremes_to_the_end_when_a_contour_moves() {
        // up 4 in 2 steps, down 3 in 3, up 6 in 2, down 4 in 4, then up 1 in 1 to the end
        Contour contour = ContourTest.contour(0, 2, 4, 3, 2, 1, 4, 7, 6, 5, 4, 3, 4, 4.5);
        Slopes slopes = new Slopes(contour, 1);
        assertEquals(2, slopes.peaks());
        // rises 2, 3 and the last, 1.5 in 2 steps, which adds nothing to the deviation
        double mean = (2 + 3 + .75) / 3;
        double deviation = Math.sqrt(((2 - mean) * (2 - mean) + (3 - mean) * (3 - mean)) / 3);
        assertArrayEquals(new double[] {mean, deviation, 1, 0}, slopes.statistics(), 1e-9);
    }

    @Test
    void should_count_a_last_fall_as_negative_when_the_contour_ends_with_it() {
        Contour contour = ContourTest.contour(0, 5, 10, 8, 6);
        Slopes slopes = new Slopes(contour, 1);
        assertEquals(1, slopes.peaks());
        assertArrayEquals(new double[] {5, 0, -2, 0}, slopes.statistics(), 1e-9);
    }

    @Test
    void should_pass_over_ripples_when_they_are_below_a_tenth_of_the_range() {
        Contour contour = ContourTest.contour(0, 5, 4.9, 10, 9.5, 9.6, 2, 3, 2.9, 3);
        assertEquals(1, new Slopes(contour, 1).peaks());
    }

    @Test
    void should_keep_the_first_peak_when_the_next_is_hardly_higher() {
        Contour hardly = ContourTest.contour(0, 10, 9.8, 10.1, 0, 1, 0, 1);
        // and a last rise by 1 in three steps
        assertEquals((10 + 1 / 3.) / 2, new Slopes(hardly, 1).statistics()[0], 1e-6);
        Contour higher = ContourTest.contour(0, 10, 9.8, 10.9, 0, 0, 0, 0);
        // the rise takes three steps to the second peak
        assertEquals(10.9 / 3, new Slopes(higher, 1).statistics()[0], 1e-6);
    }

    @Test
    void should_give_0_when_nothing_moves() {
        assertArrayEquals(
                new double[4], new Slopes(ContourTest.contour(3, 3, 3, 3), 1).statistics());
        assertArrayEquals(new double[4], new Slopes(ContourTest.contour(3), 1).statistics());
        assertArrayEquals(new double[4], new Slopes(ContourTest.contour(), 1).statistics());
    }
}
