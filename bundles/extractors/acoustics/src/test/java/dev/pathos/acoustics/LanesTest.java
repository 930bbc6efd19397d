package dev.pathos.acoustics;

import static dev.pathos.acoustics.Lanes.WIDTH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanesTest {
    private static final String BOTH = "dev.pathos.acoustics.Blocks#implementations";
    private static final int ROWS = 7;

    private final float[] x = Blocks.noise(ROWS * WIDTH);

    @Test
    void should_use_vectors_when_the_module_is_there() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

        assertEquals(there, Lanes.best().description().startsWith("Vector API"));
        assertEquals("plain Java", Lanes.plain().description());
        assertSame(Lanes.best(), Lanes.best());
    }

    @Test
    void should_not_use_vectors_when_nothing_compiles_them() {
        assertTrue(BestLanes.optimises("mixed mode, sharing"));
        assertFalse(BestLanes.optimises("mixed mode, emulated-client, sharing"));
        assertFalse(BestLanes.optimises("interpreted mode, sharing"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_add_weighted_rows_when_combining(Lanes lanes) {
        float[] weights = {.5f, -2, 3, 0, 1};
        float[] out = new float[3 * WIDTH];

        lanes.combine(x, 2, weights, out, 1);

        for (int f = 0; f < WIDTH; f++) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * x[(2 + k) * WIDTH + f];
            }
            assertEquals(sum, out[WIDTH + f], 1e-6);
            assertEquals(0, out[f]);
            assertEquals(0, out[2 * WIDTH + f]);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_give_zeros_when_no_row_is_combined(Lanes lanes) {
        lanes.combine(x, ROWS, new float[0], x, 0);

        assertEquals(0, x[0]);
        assertEquals(0, x[WIDTH - 1]);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_add_to_what_is_there_when_scaled_rows_are_added(Lanes lanes) {
        float[] out = Blocks.map(x, v -> 1 - v);

        lanes.addScaled(x, 3, 2, .84f, out, 1);

        for (int i = 0; i < out.length; i++) {
            int row = i / WIDTH;
            double added = row == 1 || row == 2 ? .84 * x[i + 2 * WIDTH] : 0;
            assertEquals(1 - x[i] + added, out[i], 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_sum_products_of_rows_when_multiplied(Lanes lanes) {
        float[] y = Blocks.map(x, v -> v * v);
        float[] out = new float[2 * WIDTH];

        lanes.product(x, 1, y, 3, 4, out, 1);

        for (int f = 0; f < WIDTH; f++) {
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += x[(1 + k) * WIDTH + f] * y[(3 + k) * WIDTH + f];
            }
            assertEquals(sum, out[WIDTH + f], 1e-6);
            assertEquals(0, out[f]);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_within_the_tolerance_when_logarithms_are_taken(Lanes lanes) {
        float[] large = new float[64 * WIDTH];
        for (int i = 0; i < large.length; i++) {
            large[i] = (float) Math.pow(10, -37 + 75. * i / large.length);
        }
        float[] aroundOne = Blocks.map(Blocks.noise(64 * WIDTH), v -> 1 + .7 * v);

        for (float[] values : new float[][] {large, aroundOne}) {
            float[] logarithms = new float[values.length];
            lanes.ln(values, 0, 64, 1e-37f, logarithms, 0);
            for (int i = 0; i < values.length; i++) {
                double expected = Math.log(values[i]);
                assertEquals(expected, logarithms[i], 1e-6 * Math.abs(expected), "" + values[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_raise_to_the_floor_and_pass_on_nan_when_logarithms_are_taken(Lanes lanes) {
        x[0] = 0;
        x[1] = -5;
        x[2] = 1e-12f;
        x[3] = Float.NaN;
        x[4] = Float.POSITIVE_INFINITY;
        x[5] = Float.NEGATIVE_INFINITY;

        lanes.ln(x, 0, 1, 1e-10f, x, 0);

        float least = (float) Math.log(1e-10);
        assertArrayEquals(
                new float[] {least, least, least, Float.NaN, Float.NaN, Float.NaN},
                Arrays.copyOf(x, 6),
                2e-5f);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_within_the_tolerance_when_exponentials_are_taken(Lanes lanes) {
        float[] values = Blocks.map(Blocks.noise(64 * WIDTH), v -> 86 * v);
        values[0] = 0;
        values[1] = -1000;
        values[2] = 1000;
        float[] powers = new float[values.length];

        lanes.exp(values, 0, 64, powers, 0);

        for (int i = 0; i < values.length; i++) {
            double expected = Math.exp(Math.max(-87, Math.min(88, values[i])));
            assertEquals(expected, powers[i], 1e-6 * expected, "" + values[i]);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_exact_when_roots_are_taken(Lanes lanes) {
        float[] values = Blocks.map(x, v -> 1e6 * v * v);
        float[] roots = new float[values.length];

        lanes.sqrt(values, 0, ROWS, roots, 0);

        for (int i = 0; i < values.length; i++) {
            assertEquals((float) Math.sqrt(values[i]), roots[i]);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_within_the_tolerance_when_values_are_compressed(Lanes lanes) {
        float[] values = new float[64 * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.pow(10, -12 + 24. * i / values.length);
        }
        float[] powers = new float[values.length];

        lanes.pow(values, 0, 64, .33f, 1e-10f, powers, 0);

        for (int i = 0; i < values.length; i++) {
            double expected = Math.pow(Math.max(1e-10f, values[i]), .33f);
            assertEquals(expected, powers[i], 2e-6 * expected, "" + values[i]);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_the_naive_sum_when_samples_are_correlated(Lanes lanes) {
        for (int[] c : new int[][] {{0, 1, 0, 1}, {3, 57, 41, 37}, {5, 16, 1, 16}, {2, 9, 0, 3}}) {
            int at = c[0];
            int length = c[1];
            int firstLag = c[2];
            int lags = c[3];
            // not one sample more than the last product has
            float[] samples = Blocks.noise(at + firstLag + lags - 1 + length);
            float[] out = new float[lags + 1];
            out[lags] = 7;

            lanes.correlate(samples, at, length, firstLag, lags, out);

            for (int l = 0; l < lags; l++) {
                double sum = 0;
                for (int i = 0; i < length; i++) {
                    sum += (double) samples[at + i] * samples[at + firstLag + l + i];
                }
                assertEquals(sum, out[l], 2e-6 * length, "lag " + (firstLag + l));
            }
            assertEquals(7, out[lags], "nothing beyond the last lag");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_give_the_same_bits_when_a_lag_stands_elsewhere(Lanes lanes) {
        float[] samples = Blocks.noise(400);
        float[] many = new float[100];
        float[] one = new float[1];
        lanes.correlate(samples, 7, 150, 20, 100, many);
        for (int l = 0; l < 100; l++) {
            lanes.correlate(samples, 7, 150, 20 + l, 1, one);
            assertEquals(one[0], many[l]);
        }
    }

    @Test
    void should_put_rows_of_a_frame_side_by_side_when_frames_are_copied() {
        float[] out = new float[20];

        Lanes.frames(x, 1, 3, 2, out, 2, 8);

        for (int f = 0; f < 2; f++) {
            for (int r = 0; r < 3; r++) {
                assertEquals(x[(1 + r) * WIDTH + f], out[2 + 8 * f + r]);
            }
        }
        assertEquals(0, out[5]);
        assertEquals(0, out[13]);
    }
}
