package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import org.junit.jupiter.api.Test;

class FrameBlocksTest {
    private static final Framing FRAMING = new Framing(4, 2);

    /** Samples 1, 2, 3 ... */
    private static Audio counting(int length) {
        return Audio.of(16_000, counting(1, length, length));
    }

    private static float[] counting(int first, int count, int length) {
        float[] samples = new float[length];
        for (int i = 0; i < count; i++) {
            samples[i] = first + i;
        }
        return samples;
    }

    @Test
    void should_pad_the_last_block_with_zeros_when_the_sound_ends_in_it() {
        // 20 frames end at 19 * 2 + 4 = 42 samples, one is left over
        FrameBlocks blocks = new FrameBlocks(counting(43), FRAMING);

        assertTrue(blocks.advance());
        assertEquals(16, blocks.frames());
        assertArrayEquals(counting(1, 34, 34), blocks.samples());
        assertTrue(blocks.advance());
        assertEquals(4, blocks.frames());
        assertArrayEquals(counting(33, 11, 34), blocks.samples());
        assertFalse(blocks.advance());
        assertFalse(blocks.advance());
    }

    @Test
    void should_have_no_empty_block_when_the_last_one_is_full() {
        FrameBlocks blocks = new FrameBlocks(counting(31 * 2 + 4), FRAMING);

        assertTrue(blocks.advance());
        assertTrue(blocks.advance());
        assertEquals(16, blocks.frames());
        assertArrayEquals(counting(33, 34, 34), blocks.samples());
        assertFalse(blocks.advance());
    }

    @Test
    void should_read_on_after_the_window_when_more_of_a_frame_is_looked_at() {
        FrameBlocks blocks = new FrameBlocks(counting(43), FRAMING, 11);

        assertTrue(blocks.advance());
        assertEquals(16, blocks.frames());
        assertArrayEquals(counting(1, 41, 41), blocks.samples());
        assertTrue(blocks.advance());
        assertEquals(4, blocks.frames(), "the window alone decides how many there are");
        assertArrayEquals(counting(33, 11, 41), blocks.samples());
        assertFalse(blocks.advance());
    }

    @Test
    void should_pad_one_frame_when_the_sound_is_shorter_than_the_window() {
        FrameBlocks blocks = new FrameBlocks(counting(3), FRAMING);

        assertTrue(blocks.advance());
        assertEquals(1, blocks.frames());
        assertArrayEquals(counting(1, 3, 34), blocks.samples());
        assertFalse(blocks.advance());
    }

    @Test
    void should_have_no_block_when_the_sound_is_empty() {
        assertFalse(new FrameBlocks(counting(0), FRAMING).advance());
    }
}
