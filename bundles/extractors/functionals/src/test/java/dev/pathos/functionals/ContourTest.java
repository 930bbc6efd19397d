package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ContourTest {
    static Contour contour(double... values) {
        Contour contour = new Contour();
        for (double value : values) {
            contour.add((float) value);
        }
        return contour;
    }

    @Test
    void should_interpolate_when_a_percentile_lies_between_values() {
        double[] found = contour(50, 10, 40, 20, 30).percentiles(.2, .5, .8);
        assertArrayEquals(new double[] {18, 30, 42}, found, 1e-12);
        assertArrayEquals(new double[] {7, 7}, contour(7).percentiles(.2, .8));
        assertArrayEquals(new double[] {0}, contour().percentiles(.5));
    }

    @Test
    void should_keep_all_when_there_are_many() {
        Contour contour = new Contour();
        for (int i = 0; i < 5000; i++) {
            contour.add(i);
        }
        assertEquals(5000, contour.size());
        assertEquals(4999, contour.get(4999));
    }
}
