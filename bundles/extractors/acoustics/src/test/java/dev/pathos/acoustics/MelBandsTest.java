package dev.pathos.acoustics;

import static dev.pathos.acoustics.Lanes.WIDTH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.MelScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MelBandsTest {
    private static final String BOTH = "dev.pathos.acoustics.Blocks#implementations";

    /** What each band weighs each bin with, found with a line in another bin for each frame. */
    private static double[][] weights(Lanes lanes, MelBands bands, int bins) {
        double[][] weights = new double[bands.count()][bins];
        float[] sums = new float[bands.count() * WIDTH];
        for (int first = 0; first < bins; first += WIDTH) {
            int count = Math.min(WIDTH, bins - first);
            float[] spectrum = new float[bins * WIDTH];
            for (int f = 0; f < count; f++) {
                spectrum[(first + f) * WIDTH + f] = 2;
            }
            bands.weigh(lanes, spectrum, sums);
            for (int b = 0; b < weights.length; b++) {
                for (int f = 0; f < count; f++) {
                    weights[b][first + f] = sums[b * WIDTH + f] / 2;
                }
            }
        }
        return weights;
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_straight_over_mel_when_there_is_one_band(Lanes lanes) {
        // mel is proportional to ln(1 + f / 700): the middle of 0 and 700 ((17/7)^2 - 1) is 1 kHz
        double high = 700 * (289 / 49. - 1);
        MelBands bands = MelBands.htk(1, 0, high, 16, 8000, 0);
        double half = Math.log(17 / 7.);
        assertArrayEquals(
                new double[] {
                    0,
                    Math.log(12 / 7.) / half,
                    1,
                    2 - Math.log(22 / 7.) / half,
                    2 - Math.log(27 / 7.) / half,
                    2 - Math.log(32 / 7.) / half,
                    2 - Math.log(37 / 7.) / half,
                    0,
                    0
                },
                weights(lanes, bands, 9)[0],
                1e-6);
        assertArrayEquals(new double[] {1000}, MelBands.centres(1, 0, high), 1e-9);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_the_definition_when_bands_are_those_of_the_descriptors(Lanes lanes) {
        int skipped = 2;
        MelBands bands = MelBands.htk(26, 20, 8000, 512, 16_000, skipped);
        double[] centres = MelBands.centres(26, 20, 8000);
        double bottom = MelScale.HTK.mel(20);
        double step = (MelScale.HTK.mel(8000) - bottom) / 27;
        assertEquals(26, bands.count());
        double[][] weights = weights(lanes, bands, 257);
        for (int b = 0; b < 26; b++) {
            double centre = bottom + (b + 1) * step;
            assertEquals(MelScale.HTK.hertz(centre), centres[b], 1e-9);
            for (int k = 0; k < 257; k++) {
                double distance = Math.abs(MelScale.HTK.mel(k * 31.25) - centre) / step;
                double expected = k < skipped ? 0 : Math.max(0, 1 - distance);
                assertEquals(expected, weights[b][k], 1e-6, "band " + b + ", bin " + k);
            }
        }
    }

    @Test
    void should_sum_to_one_when_a_bin_lies_between_two_peaks() {
        MelBands bands = MelBands.htk(26, 20, 8000, 1024, 16_000, 0);
        double[] sums = new double[513];
        for (double[] weights : weights(Lanes.plain(), bands, 513)) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += weights[k];
            }
        }
        double[] centres = MelBands.centres(26, 20, 8000);
        for (int k = 0; k < sums.length; k++) {
            double hertz = k * 15.625;
            if (hertz > centres[0] && hertz < centres[25]) {
                assertEquals(1, sums[k], 1e-6, hertz + " Hz");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_empty_when_all_its_bins_are_skipped(Lanes lanes) {
        MelBands bands = MelBands.htk(26, 20, 8000, 512, 16_000, 20);
        for (double weight : weights(lanes, bands, 257)[0]) {
            assertEquals(0, weight);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_the_filterbank_when_made_of_one(Lanes lanes) {
        MelFilterbank bank = new MelFilterbank(MelScale.SLANEY, 40, 0, 8000, 512, 16_000, true);
        float[] spectrum = Blocks.map(Blocks.noise(257 * WIDTH), Math::abs);
        float[] sums = new float[40 * WIDTH];
        MelBands.of(bank).weigh(lanes, spectrum, sums);
        float[] power = new float[257];
        float[] expected = new float[40];
        for (int f = 0; f < WIDTH; f++) {
            for (int k = 0; k < 257; k++) {
                power[k] = spectrum[k * WIDTH + f];
            }
            bank.apply(power, expected);
            for (int b = 0; b < 40; b++) {
                assertEquals(expected[b], sums[b * WIDTH + f], 1e-7);
            }
        }
    }
}
