package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FramingTest {
    private static final Audio RAMP = Audio.of(16_000, new float[] {1, 2, 3, 4});

    @Test
    void should_count_whole_windows_when_the_sound_is_long_enough() {
        Framing framing = new Framing(512, 256);
        assertEquals(1, framing.rows(512));
        assertEquals(1, framing.rows(767));
        assertEquals(2, framing.rows(768));
        assertEquals(61, framing.rows(16_000));
    }

    @Test
    void should_count_one_window_when_the_sound_is_short_and_none_when_empty() {
        Framing framing = new Framing(512, 256);
        assertEquals(1, framing.rows(1));
        assertEquals(1, framing.rows(511));
        assertEquals(0, framing.rows(0));
    }

    @Test
    void should_refuse_when_window_or_hop_is_zero() {
        assertThrows(IllegalArgumentException.class, () -> new Framing(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Framing(1, 0));
    }

    @Test
    void should_read_zeros_when_outside_the_sound() {
        assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4, 0}, read(-2, 7));
        assertArrayEquals(new float[] {2, 3}, read(1, 2));
        assertArrayEquals(new float[] {4, 0, 0}, read(3, 3));
        assertArrayEquals(new float[] {0, 0}, read(9, 2));
        assertArrayEquals(new float[] {0, 0}, read(-9, 2));
    }

    private static float[] read(long from, int count) {
        float[] into = new float[count];
        java.util.Arrays.fill(into, 99);
        Framing.read(RAMP, from, into);
        return into;
    }
}
