package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowFunctionTest {
    @Test
    void should_be_periodic_when_hann() {
        assertArrayEquals(new float[] {0, .5f, 1, .5f}, WindowFunction.hann(4), 1e-7f);
    }

    @Test
    void should_stand_on_a_pedestal_when_hamming() {
        assertArrayEquals(new float[] {.08f, .54f, 1, .54f}, WindowFunction.hamming(4), 1e-7f);
    }

    @Test
    void should_add_up_to_one_when_hann_windows_hop_by_half() {
        float[] window = WindowFunction.hann(512);
        for (int n = 0; n < 256; n++) {
            assertEquals(1, window[n] + window[n + 256], 1e-6);
        }
    }
}
