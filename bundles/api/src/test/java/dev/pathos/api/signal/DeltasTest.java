package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeltasTest {
    private static float[] deltas(int width, float... values) {
        float[] into = new float[values.length];
        Deltas.of(values, values.length / width, width, 2, into);
        return into;
    }

    @Test
    void should_be_the_slope_inside_and_flatter_at_the_ends_when_a_ramp() {
        // at the ends: (1 * 1 + 2 * 2) / 10 and (1 * 2 + 2 * 3) / 10
        float[] expected = {.5f, .8f, 1, 1, .8f, .5f};
        assertArrayEquals(expected, deltas(1, 0, 1, 2, 3, 4, 5), 1e-6f);
    }

    @Test
    void should_keep_columns_apart_when_there_are_two() {
        float[] both = deltas(2, 0, 7, 1, 7, 2, 7, 3, 7, 4, 7, 5, 7);
        for (int t = 0; t < 6; t++) {
            assertEquals(deltas(1, 0, 1, 2, 3, 4, 5)[t], both[2 * t]);
            assertEquals(0, both[2 * t + 1]);
        }
    }

    @Test
    void should_be_zero_when_there_is_one_row() {
        assertArrayEquals(new float[] {0, 0}, deltas(2, 3, -4));
    }

    @Test
    void should_be_undefined_when_a_neighbour_is() {
        float[] found = deltas(1, 0, 1, 2, 3, 4, 5, Float.NaN, 7);
        assertEquals(1, found[3], 1e-6f);
        assertEquals(Float.NaN, found[4]);
        assertEquals(Float.NaN, found[7]);
    }
}
