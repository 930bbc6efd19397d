package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.signal.Framing;
import org.junit.jupiter.api.Test;

class SpectrumTest {
    private static Frame sine(double bins, double amplitude, double preEmphasis) {
        Options options = new Options(new Framing(512, 256), true, preEmphasis, 60, 500, .3);
        Frame frame = Described.frame();
        for (int n = 0; n < 512; n++) {
            frame.samples[n] = (float) (amplitude * Math.sin(2 * Math.PI * bins * n / 512));
        }
        new Spectrum(options, 16_000).compute(frame);
        return frame;
    }

    @Test
    void should_add_up_to_the_mean_square_when_a_sine_lies_on_a_bin() {
        Frame frame = sine(40, .5, 0);
        double sum = 0;
        for (float p : frame.power) {
            sum += p;
        }
        assertEquals(.125, sum, 1e-6);
        // the Hann window spreads a line over three bins as 1 : 4 : 1
        assertEquals(.125 * 4 / 6, frame.power[40], 1e-6);
        assertEquals(.125 / 6, frame.power[39], 1e-6);
        assertEquals(.125 / 6, frame.power[41], 1e-6);
    }

    @Test
    void should_be_flat_at_the_level_of_rounding_when_silent() {
        Frame frame = sine(40, 0, 0);
        double sum = 0;
        for (int k = 1; k < frame.power.length; k++) {
            assertEquals(frame.power[0], frame.power[k]);
            sum += frame.power[k];
        }
        // -101 dB below a mean square of 1
        assertEquals(-101.1, 10 * Math.log10(sum), .1);
        assertEquals(Math.log(frame.power[7]), frame.logPower[7], 1e-5);
        assertEquals(Math.sqrt(frame.power[7]), frame.amplitude[7], 1e-9);
    }

    @Test
    void should_weigh_by_the_filters_response_when_pre_emphasised() {
        // |1 - k exp(-jw)|^2 = 1 + k^2 - 2 k cos w
        double w = 2 * Math.PI * 40 / 512;
        double gain = 1 + .97 * .97 - 2 * .97 * Math.cos(w);
        double plain = sine(40, .5, 0).power[40];
        assertEquals(gain * plain, sine(40, .5, .97).power[40], 1e-3 * gain * plain);
    }
}
