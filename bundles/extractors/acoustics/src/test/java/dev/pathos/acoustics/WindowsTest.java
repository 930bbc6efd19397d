package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void should_fall_to_eight_percent_when_hamming() {
        assertArrayEquals(new float[] {.08f, .54f, 1, .54f, .08f}, Windows.hamming(5), 1e-6f);
        // .54 - .46 cos(60, 180 degrees)
        assertArrayEquals(
                new float[] {.08f, .31f, .77f, 1, .77f, .31f, .08f}, Windows.hamming(7), 1e-6f);
    }

    @Test
    void should_fall_by_its_deviation_when_gauss() {
        // the centre is 2; a deviation of half of that is 1 sample
        float outer = (float) Math.exp(-2);
        float inner = (float) Math.exp(-.5);
        assertArrayEquals(new float[] {outer, inner, 1, inner, outer}, Windows.gauss(5, .5), 1e-6f);
        // at the ends (1 / .4)^2 / 2 = 3.125, of any length
        assertEquals(Math.exp(-3.125), Windows.gauss(960, .4)[0], 1e-7);
        assertEquals(Math.exp(-3.125), Windows.gauss(960, .4)[959], 1e-7);
    }

    @Test
    void should_be_symmetric_when_the_length_is_even() {
        for (float[] window : new float[][] {Windows.hamming(320), Windows.gauss(320, .4)}) {
            for (int n = 0; n < 160; n++) {
                assertEquals(window[n], window[319 - n], 1e-6);
            }
        }
    }
}
