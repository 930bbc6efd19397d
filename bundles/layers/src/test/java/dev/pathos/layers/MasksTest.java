package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final int COUNT = 100_001;

    @Test
    void should_drop_the_share_that_is_asked_for() {
        for (double rate : new double[] {0, .1, .25, .9}) {
            float[] mask = Masks.of(COUNT, rate, 5, 2, 3);
            int dropped = 0;
            double sum = 0;
            for (float each : mask) {
                dropped += each == 0 ? 1 : 0;
                sum += each;
            }
            double deviation = Math.sqrt(rate * (1 - rate) / COUNT);
            assertEquals(rate, dropped / (double) COUNT, 4 * deviation, "share dropped");
            assertEquals(1, sum / COUNT, 4 * deviation / (1 - rate) + 1e-6, "expectation");
        }
    }

    @Test
    void should_multiply_what_is_kept_so_that_the_expectation_stays() {
        assertEquals(1, Masks.factor(0));
        assertEquals(2, Masks.factor(.5));
        assertEquals(4f / 3, Masks.factor(.25));
    }

    @Test
    void should_draw_the_same_again_and_another_one_for_each_step_place_and_chunk() {
        float[] mask = Masks.of(1000, .5, 5, 2, 3);
        assertArrayEquals(mask, Masks.of(1000, .5, 5, 2, 3));
        assertFalse(Arrays.equals(mask, Masks.of(1000, .5, 6, 2, 3)));
        assertFalse(Arrays.equals(mask, Masks.of(1000, .5, 5, 3, 3)));
        assertFalse(Arrays.equals(mask, Masks.of(1000, .5, 5, 2, 4)));
    }

    @Test
    void should_draw_neighbours_independently() {
        float[] mask = Masks.of(COUNT, .5, 5, 2, 3);
        for (int lag : new int[] {1, 2, 4, 8, 1000}) {
            int both = 0;
            for (int i = lag; i < COUNT; i++) {
                both += mask[i] > 0 && mask[i - lag] > 0 ? 1 : 0;
            }
            assertEquals(.25, both / (double) (COUNT - lag), 4 * Math.sqrt(.1875 / COUNT));
        }
    }

    @Test
    void should_refuse_what_is_no_rate() {
        assertThrows(IllegalArgumentException.class, () -> Masks.factor(1));
        assertThrows(IllegalArgumentException.class, () -> Masks.factor(-.1));
        assertThrows(IllegalArgumentException.class, () -> Masks.factor(Double.NaN));
    }
}
