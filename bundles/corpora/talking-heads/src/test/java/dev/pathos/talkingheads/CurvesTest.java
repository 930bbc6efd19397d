package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CurvesTest {
    @Test
    void should_smooth_without_delay_when_a_pulse_is_in_the_middle() {
        double[] pulse = new double[101];
        pulse[50] = 1;
        Curves.smooth(pulse, 4);
        double sum = 0;
        for (int i = 0; i <= 50; i++) {
            assertEquals(pulse[50 - i], pulse[50 + i], 1e-6);
            sum += i == 0 ? pulse[50] : pulse[50 - i] + pulse[50 + i];
        }
        assertEquals(1, sum, 1e-4);
        assertTrue(pulse[50] > pulse[49] && pulse[49] > pulse[48]);
    }

    @Test
    void should_interpolate_and_hold_the_ends_when_asked_between_values() {
        double[] values = {1, 3, 7};
        assertEquals(4, Curves.at(values, 1.25), 1e-12);
        assertEquals(1, Curves.at(values, -5), 0);
        assertEquals(7, Curves.at(values, 2.5), 0);
    }

    @Test
    void should_double_when_six_decibel_or_an_octave_are_added() {
        assertEquals(2, Curves.amplitude(20 * Math.log10(2)), 1e-12);
        assertEquals(2, Curves.octaves(1), 0);
    }

    @Test
    void should_go_from_nothing_to_all_when_a_step_passes() {
        assertEquals(0, Curves.step(-1), 0);
        assertEquals(.5, Curves.step(.5), 1e-12);
        assertEquals(1, Curves.step(2), 0);
    }
}
