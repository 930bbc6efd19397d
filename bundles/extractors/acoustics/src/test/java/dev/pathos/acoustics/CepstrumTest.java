package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CepstrumTest {
    private static double apply(float[] weights, double... bands) {
        double sum = 0;
        for (int j = 0; j < bands.length; j++) {
            sum += weights[j] * bands[j];
        }
        return sum;
    }

    @Test
    void should_see_only_the_sum_when_all_bands_are_equal() {
        float[][] weights = Cepstrum.weights(0, 4, 4, 0);
        assertEquals(3 * 4 * Math.sqrt(.5), apply(weights[0], 3, 3, 3, 3), 1e-6);
        for (int i = 1; i < 4; i++) {
            assertEquals(0, apply(weights[i], 3, 3, 3, 3), 1e-6);
        }
    }

    @Test
    void should_equal_hand_computed_values_when_there_are_two_bands() {
        // sqrt(2 / 2) (5 cos 45 + 1 cos 135), (5 cos 90 + 1 cos 270)
        float[][] weights = Cepstrum.weights(1, 2, 2, 0);
        assertEquals(4 * Math.sqrt(.5), apply(weights[0], 5, 1), 1e-6);
        assertEquals(0, apply(weights[1], 5, 1), 1e-6);
    }

    @Test
    void should_equal_the_naive_transform_when_liftered() {
        double[] bands = new double[26];
        for (int j = 0; j < 26; j++) {
            bands[j] = Math.sin(j * j) - .1 * j;
        }
        float[][] weights = Cepstrum.weights(1, 14, 26, 22);
        assertEquals(14, weights.length);
        for (int i = 1; i <= 14; i++) {
            double sum = 0;
            for (int j = 1; j <= 26; j++) {
                sum += bands[j - 1] * Math.cos(Math.PI * i / 26 * (j - .5));
            }
            double expected = (1 + 11 * Math.sin(Math.PI * i / 22)) * Math.sqrt(2 / 26.) * sum;
            assertEquals(expected, apply(weights[i - 1], bands), 1e-5);
        }
    }

    @Test
    void should_lift_most_when_the_coefficient_is_half_the_lifter() {
        float[] plain = Cepstrum.weights(11, 1, 26, 0)[0];
        float[] liftered = Cepstrum.weights(11, 1, 26, 22)[0];
        float[] expected = Blocks.map(plain, v -> 12 * v);
        assertArrayEquals(expected, liftered, 1e-5f);
        assertArrayEquals(Cepstrum.weights(0, 1, 26, 0)[0], Cepstrum.weights(0, 1, 26, 22)[0], 0f);
    }
}
