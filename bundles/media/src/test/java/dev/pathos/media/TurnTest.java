package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class TurnTest {
    /** 1 2 3 above 4 5 6. */
    private static final byte[] PICTURE = {1, 2, 3, 4, 5, 6};

    @Test
    void should_turn_left_when_counted_in_quarters() {
        assertArrayEquals(PICTURE, Turn.counterclockwise(PICTURE, 3, 2, 0));
        assertArrayEquals(new byte[] {3, 6, 2, 5, 1, 4}, Turn.counterclockwise(PICTURE, 3, 2, 1));
        assertArrayEquals(new byte[] {6, 5, 4, 3, 2, 1}, Turn.counterclockwise(PICTURE, 3, 2, 2));
        assertArrayEquals(new byte[] {4, 1, 5, 2, 6, 3}, Turn.counterclockwise(PICTURE, 3, 2, 3));
    }

    @Test
    void should_exchange_left_and_right_when_mirrored() {
        assertArrayEquals(new byte[] {3, 2, 1, 6, 5, 4}, Turn.mirrored(PICTURE, 3, 2));
        byte[] colors = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(new byte[] {4, 5, 6, 1, 2, 3}, Turn.mirrored(colors, 2, 1));
    }

    @Test
    void should_keep_the_bytes_of_a_pixel_together_when_there_are_three() {
        byte[] pixels = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(new byte[] {4, 5, 6, 1, 2, 3}, Turn.counterclockwise(pixels, 2, 1, 1));
    }
}
