package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WaveformTest {
    private static float value(String name, IntToDoubleFunction sample) {
        Frame frame = Described.frame();
        for (int n = 0; n < frame.samples.length; n++) {
            frame.samples[n] = (float) sample.applyAsDouble(n);
        }
        return Described.value(new Waveform(), frame, name);
    }

    @Test
    void should_be_amplitude_by_root_two_when_the_rms_of_a_sine() {
        // 1 kHz: 32 whole periods of 16 samples
        double found = value("rms", n -> .8 * Math.sin(2 * Math.PI * n / 16));
        assertEquals(.8 / Math.sqrt(2), found, 1e-6);
    }

    @Test
    void should_cross_zero_twice_a_period_when_a_sine() {
        double found = value("zero-crossing-rate", n -> Math.sin(2 * Math.PI * (n + .5) / 16));
        assertEquals(63 / 511., found, 1e-6);
    }

    @Test
    void should_count_the_same_crossings_when_there_is_an_offset() {
        double found = value("zero-crossing-rate", n -> 3 + Math.sin(2 * Math.PI * (n + .5) / 16));
        assertEquals(63 / 511., found, 1e-6);
    }

    @Test
    void should_cross_at_every_sample_when_signs_alternate() {
        assertEquals(1, value("zero-crossing-rate", n -> n % 2 == 0 ? 1 : -1));
        assertEquals(0, value("zero-crossing-rate", n -> 0));
    }
}
