package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LoopedTest {
    private final Looped looped = new Looped(16_000, new float[] {1, 2, 3}, 10_000_000_000L);

    @Test
    void should_begin_again_when_samples_are_used_up() {
        float[] into = new float[8];
        assertEquals(8, looped.read(2, into));
        assertArrayEquals(new float[] {3, 1, 2, 3, 1, 2, 3, 1}, into);
    }

    @Test
    void should_end_where_its_length_says() {
        float[] into = new float[4];
        assertEquals(2, looped.read(9_999_999_998L, into));
        assertEquals(0, looped.read(10_000_000_000L, into));
        // 10^10 leaves 1 when divided by 3
        assertArrayEquals(new float[] {3, 1, 0, 0}, into);
    }
}
