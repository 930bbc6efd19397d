package dev.pathos.lld;

import static dev.pathos.lld.Described.BINS;
import static dev.pathos.lld.Described.BIN_WIDTH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralShapeTest {
    private static final String BOTH = "dev.pathos.lld.Described#implementations";
    private static final String PREFIX = "pcm_fftMag_";

    private static double value(Lanes lanes, String name, double[] spectrum) {
        Block block = Described.spectra(lanes, spectrum);
        return Described.value(new SpectralShape(block), block, PREFIX + name);
    }

    private static void assertValue(
            Lanes lanes, String name, double expected, double tolerance, double[] spectrum) {
        assertEquals(expected, value(lanes, name, spectrum), tolerance, name);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_lie_where_the_line_does_when_there_is_one(Lanes lanes) {
        double[] line = Described.line(32, 3);
        assertValue(lanes, "spectralCentroid", 1000, .01, line);
        // 255 bins count as 1e-7 of 3 each
        double rest = 255 * 1e-7 / 3;
        assertValue(lanes, "spectralEntropy", rest * Math.log(3e7) / Math.log(2), 1e-5, line);
        assertValue(lanes, "spectralVariance", 0, 1, line);
        // 1000 Hz: 26.81 * 1000 / 2960 - .53 bark
        assertValue(lanes, "psySharpness", .11 * (26810 / 2960. - .53), 1e-5, line);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_hand_computed_moments_when_there_are_two_lines(Lanes lanes) {
        // three quarters at 1 kHz, a quarter at 5 kHz: mean 2, variance (3 + 9) / 4 = 3 kHz^2
        double[] lines = Described.line(32, 6);
        lines[160] = 2;
        assertValue(lanes, "spectralCentroid", 2000, .01, lines);
        assertValue(lanes, "spectralVariance", 3e6, 10, lines);
        // (-3 + 27) / 4 / 3^1.5, (3 + 81) / 4 / 9
        assertValue(lanes, "spectralSkewness", 6 / Math.pow(3, 1.5), 1e-5, lines);
        assertValue(lanes, "spectralKurtosis", 21 / 9., 1e-5, lines);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_hand_computed_values_when_the_spectrum_is_flat(Lanes lanes) {
        double[] flat = Described.flat(2);
        assertValue(lanes, "spectralCentroid", 128.5 * BIN_WIDTH, .02, flat);
        assertValue(lanes, "spectralEntropy", 8, 1e-4, flat);
        double variance = BIN_WIDTH * BIN_WIDTH * (256. * 256 - 1) / 12;
        assertValue(lanes, "spectralVariance", variance, 1e-4 * variance, flat);
        assertValue(lanes, "spectralSkewness", 0, 1e-4, flat);
        // discrete uniform distribution: 3 - 6 (n^2 + 1) / 5 (n^2 - 1)
        assertValue(lanes, "spectralKurtosis", 3 - 1.2 * 65537 / 65535., 1e-4, flat);
        assertValue(lanes, "spectralSlope", 0, 1e-6, flat);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_the_slope_when_the_power_is_a_line_over_frequency(Lanes lanes) {
        double[] rising = new double[BINS + 1];
        for (int k = 0; k <= BINS; k++) {
            rising[k] = 5 + .01 * k;
        }
        assertValue(lanes, "spectralSlope", 255 * .01 / BIN_WIDTH, 1e-5, rising);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_zero_when_there_is_silence(Lanes lanes) {
        for (String name : new SpectralShape(Described.block(lanes)).names()) {
            // a difference of sums that are 256 times as large, in single precision
            double tolerance = name.endsWith("Entropy") ? .05 : 0;
            double[] silence = Described.flat(0);
            assertValue(lanes, name.substring(PREFIX.length()), 0, tolerance, silence);
            double[] constant = Described.line(0, 9);
            assertValue(lanes, name.substring(PREFIX.length()), 0, tolerance, constant);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_the_definitions_when_the_spectrum_is_rough(Lanes lanes) {
        for (int seed = 0; seed < 3; seed++) {
            double[] spectrum = Described.random(seed);
            double total = 0;
            double mean = 0;
            for (int k = 1; k <= BINS; k++) {
                total += spectrum[k];
                mean += k * BIN_WIDTH * spectrum[k];
            }
            mean /= total;
            double[] moments = new double[5];
            double entropy = 0;
            double slope = 0;
            double squares = 0;
            double sharpness = 0;
            for (int k = 1; k <= BINS; k++) {
                double p = spectrum[k] / total;
                for (int m = 2; m <= 4; m++) {
                    moments[m] += p * Math.pow(k * BIN_WIDTH - mean, m);
                }
                entropy -= p * Math.log(p) / Math.log(2);
                double f = (k - 128.5) * BIN_WIDTH;
                slope += f * spectrum[k];
                squares += f * f;
                double z = SpectralShape.bark(k * BIN_WIDTH);
                double g = z <= 16 ? 1 : 1 + Math.pow((z - 16) / 4, Math.log(3) / Math.log(2));
                sharpness += .11 * p * z * g;
            }
            double variance = moments[2];
            double skewness = moments[3] / Math.pow(variance, 1.5);
            double kurtosis = moments[4] / variance / variance;
            assertValue(lanes, "spectralCentroid", mean, 1e-5 * mean, spectrum);
            assertValue(lanes, "spectralVariance", variance, 1e-5 * variance, spectrum);
            assertValue(lanes, "spectralSkewness", skewness, 1e-5 * skewness, spectrum);
            assertValue(lanes, "spectralKurtosis", kurtosis, 1e-5 * kurtosis, spectrum);
            assertValue(lanes, "spectralEntropy", entropy, 1e-4, spectrum);
            assertValue(lanes, "spectralSlope", 255 * slope / squares, 1e-7, spectrum);
            assertValue(lanes, "psySharpness", sharpness, 1e-5 * sharpness, spectrum);
        }
    }

    @Test
    void should_follow_traunmueller_when_frequencies_become_bark() {
        // with his corrections below 2 and above 20.1 bark
        double low = 26.81 * 100 / 2060 - .53;
        assertEquals(low + .15 * (2 - low), SpectralShape.bark(100), 1e-12);
        assertEquals(8.527, SpectralShape.bark(1000), 1e-3);
        double high = 26.81 * 8000 / 9960 - .53;
        assertEquals(high + .22 * (high - 20.1), SpectralShape.bark(8000), 1e-12);
    }

    @Test
    void should_weigh_high_bands_more_when_sharpness_is_measured() {
        // at 24 bark the weight is 4
        double z = SpectralShape.bark(8000);
        double weight = 1 + Math.pow((z - 16) / 4, Math.log(3) / Math.log(2));
        double sharpness = value(Lanes.best(), "psySharpness", Described.line(256, 1));
        assertEquals(.11 * z * weight, sharpness, 1e-5);
    }
}
