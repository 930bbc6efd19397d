package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.signal.MelScale;
import dev.pathos.tck.Tones;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockTest {
    private static final int W = Lanes.WIDTH;

    /** Power of the Hamming-windowed samples at one bin of 512, by the sum that defines it. */
    private static double power(float[] samples, int from, int window, int bin) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < window; n++) {
            double weight = .54 - .46 * Math.cos(2 * Math.PI * n / (window - 1));
            double angle = 2 * Math.PI * bin * n / 512;
            re += weight * samples[from + n] * Math.cos(angle);
            im += weight * samples[from + n] * Math.sin(angle);
        }
        return re * re + im * im;
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.lld.Described#implementations")
    void should_equal_the_definitions_when_filled(Lanes lanes) {
        for (Preset preset : Preset.values()) {
            int hop = preset.framing().hop();
            int window = preset.framing().window();
            Block block = new Block(lanes, preset.framing(), 16_000);
            float[] samples = Tones.noise(1, .5, .3).toArray();

            block.fill(samples);

            assertEquals(256, block.bins);
            assertEquals(31.25, block.binWidth);
            for (int f = 0; f < W; f += 5) {
                double total = 0;
                double[] mel = new double[Block.BANDS];
                double bottom = MelScale.HTK.mel(20);
                double step = (MelScale.HTK.mel(8000) - bottom) / 27;
                for (int k = 0; k <= 256; k++) {
                    double power = power(samples, f * hop, window, k);
                    assertEquals(power, block.power[k * W + f], 1e-3 + 1e-4 * power);
                    assertEquals(Math.sqrt(power), block.amplitude[k * W + f], 1e-3);
                    total += k > 0 ? power : 0;
                    double position = (MelScale.HTK.mel(k * 31.25) - bottom) / step;
                    for (int b = 0; b < mel.length; b++) {
                        double weight = k < 2 ? 0 : Math.max(0, 1 - Math.abs(position - b - 1));
                        mel[b] += weight * power;
                    }
                }
                assertEquals(total, block.total[f], 1e-5 * total);
                for (int b = 0; b < mel.length; b++) {
                    assertEquals(mel[b], block.mel[b * W + f], 1e-3 + 1e-4 * mel[b]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.lld.Described#implementations")
    void should_average_over_the_power_when_asked_for_a_mean(Lanes lanes) {
        double[] spectrum = Described.line(3, 6);
        spectrum[5] = 2;
        spectrum[0] = 100;
        Block block = Described.spectra(lanes, spectrum, Described.flat(0));
        float[] weights = new float[256];
        weights[2] = 1;
        weights[4] = 5;
        float[] out = new float[2 * W];
        block.mean(weights, out, 1);
        assertEquals((6 * 1 + 2 * 5) / 8., out[W], 1e-6);
        assertEquals(0, out[W + 1], "silence");
    }
}
