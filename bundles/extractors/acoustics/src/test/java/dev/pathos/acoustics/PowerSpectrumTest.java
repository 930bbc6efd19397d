package dev.pathos.acoustics;

import static dev.pathos.acoustics.Lanes.WIDTH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PowerSpectrumTest {
    static Stream<Arguments> sizes() {
        return Blocks.implementations()
                .flatMap(
                        lanes ->
                                Stream.of(
                                        Arguments.of(lanes, 8, 8, 3),
                                        Arguments.of(lanes, 16, 5, 7),
                                        Arguments.of(lanes, 64, 64, 16),
                                        Arguments.of(lanes, 128, 1, 1),
                                        Arguments.of(lanes, 256, 201, 80),
                                        Arguments.of(lanes, 512, 400, 160),
                                        Arguments.of(lanes, 1024, 960, 160)));
    }

    /** The sum that defines the transform, in double precision. */
    private static double[] direct(float[] x, int from, float[] window, int size) {
        double[] power = new double[size / 2 + 1];
        for (int k = 0; k < power.length; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < window.length; n++) {
                double angle = 2 * Math.PI * ((long) n * k % size) / size;
                re += window[n] * x[from + n] * Math.cos(angle);
                im -= window[n] * x[from + n] * Math.sin(angle);
            }
            power[k] = re * re + im * im;
        }
        return power;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void should_equal_the_direct_sum_when_frames_are_transformed(
            Lanes lanes, int size, int length, int hop) {
        int from = 2;
        // Not one sample more than the last frame has.
        float[] x = Blocks.noise(from + (WIDTH - 1) * hop + length);
        float[] window = Blocks.map(Blocks.noise(length), v -> .5 + .5 * v);
        PowerSpectrum spectrum = lanes.spectrum(size, window);
        float[] power = new float[spectrum.bins() * WIDTH];
        float[] magnitude = new float[spectrum.bins() * WIDTH];

        spectrum.power(x, from, hop, power);
        spectrum.magnitude(x, from, hop, magnitude);

        assertEquals(size / 2 + 1, spectrum.bins());
        for (int f = 0; f < WIDTH; f++) {
            double[] expected = direct(x, from + f * hop, window, size);
            double most = Arrays.stream(expected).max().orElseThrow();
            for (int k = 0; k < expected.length; k++) {
                String at = "frame " + f + ", bin " + k;
                assertEquals(expected[k], power[k * WIDTH + f], 2e-6 * most, at);
                assertEquals(Math.sqrt(power[k * WIDTH + f]), magnitude[k * WIDTH + f], 1e-6, at);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void should_take_off_the_sample_before_when_high_frequencies_are_emphasised(
            Lanes lanes, int size, int length, int hop) {
        float[] x = Blocks.noise((WIDTH - 1) * hop + length);
        float[] window = Blocks.map(Blocks.noise(length), v -> .5 + .5 * v);
        PowerSpectrum spectrum = lanes.spectrum(size, window, .97f);
        float[] power = new float[spectrum.bins() * WIDTH];

        spectrum.power(x, 0, hop, power);

        for (int f = 0; f < WIDTH; f++) {
            float[] emphasised = new float[length];
            for (int n = 0; n < length; n++) {
                int at = f * hop + n;
                emphasised[n] = x[at] - .97f * x[n == 0 ? at : at - 1];
            }
            double[] expected = direct(emphasised, 0, window, size);
            double most = Arrays.stream(expected).max().orElseThrow();
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], power[k * WIDTH + f], 2e-6 * most, f + ", bin " + k);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_give_the_same_bits_when_a_frame_lies_in_another_lane(Lanes lanes) {
        int hop = 32;
        float[] x = Blocks.noise(31 * hop + 100);
        PowerSpectrum spectrum = lanes.spectrum(128, Blocks.noise(100));
        float[] first = new float[spectrum.bins() * WIDTH];
        float[] second = new float[spectrum.bins() * WIDTH];

        spectrum.power(x, 0, hop, first);
        spectrum.power(x, 5 * hop, hop, second);

        for (int k = 0; k < spectrum.bins(); k++) {
            assertArrayEquals(
                    Arrays.copyOfRange(first, k * WIDTH + 5, (k + 1) * WIDTH),
                    Arrays.copyOfRange(second, k * WIDTH, (k + 1) * WIDTH - 5));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_refuse_when_the_size_is_no_power_of_two_or_the_window_too_long(Lanes lanes) {
        assertThrows(IllegalArgumentException.class, () -> lanes.spectrum(48, new float[20]));
        assertThrows(IllegalArgumentException.class, () -> lanes.spectrum(4, new float[4]));
        assertThrows(IllegalArgumentException.class, () -> lanes.spectrum(16, new float[17]));
        assertThrows(IllegalArgumentException.class, () -> lanes.spectrum(16, new float[0]));
    }
}
