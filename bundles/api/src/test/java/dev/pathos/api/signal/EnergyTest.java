package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EnergyTest {
    @Test
    void should_be_the_root_of_the_mean_square_when_windows_are_whole() {
        Audio audio = Audio.of(1000, new float[] {3, -4, 0, 0, 1, 1, 5});
        double[] expected = {Math.sqrt(12.5), 0, 1};
        assertArrayEquals(expected, Energy.rms(audio, .002, .002), 1e-12, "the 7th is left over");
    }

    @Test
    void should_overlap_when_the_hop_is_shorter_than_the_window() {
        Audio audio = Audio.of(1000, new float[] {3, -4, 0, 0});
        double[] expected = {Math.sqrt(12.5), Math.sqrt(8), 0};
        assertArrayEquals(expected, Energy.rms(audio, .002, .001), 1e-12);
    }

    @Test
    void should_give_one_value_when_the_sound_is_shorter_than_a_window() {
        double[] rms = Energy.rms(Audio.of(1000, new float[] {3, 4, 0}), .032, .016);
        assertArrayEquals(new double[] {Math.sqrt(25 / 3.0)}, rms, 1e-12);
    }

    @Test
    void should_give_nothing_when_the_sound_is_empty() {
        assertEquals(0, Energy.rms(Audio.of(1000, new float[0]), .032, .016).length);
    }
}
