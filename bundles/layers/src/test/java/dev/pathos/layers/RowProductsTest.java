package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProductsTest {
    @BeforeEach
    void needOnednn() {
        assumeTrue(Onednn.missing().isEmpty(), () -> "no oneDNN here: " + Onednn.missing());
    }

    private static float[] random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void should_add_to_what_is_there_when_numbers_are_small_enough_for_hand() {
        RowProducts products = new RowProducts(2, 3);
        float[] weights = {-9, 1, 2, 3, 4, 5, 6};
        float[] y = {1, 1, 1, 0, 0, 0};
        products.add(weights, 1, new float[] {1, 2, 3, 4}, 2, y);
        // (1 2) times its columns: 9 12 15; (3 4): 19 26 33
        assertArrayEquals(new float[] {10, 13, 16, 19, 26, 33}, y);

        float[] dx = {7, 7};
        products.back(weights, 1, new float[] {1, 0, 2}, 1, dx);
        assertArrayEquals(new float[] {7, 16}, dx);

        float[] gradient = {-9, 1, 0, 0, 0, 0, 0};
        products.contribute(
                new float[] {1, 2, 3, 4}, new float[] {1, 0, 2, 0, 1, 0}, 2, gradient, 1);
        assertArrayEquals(new float[] {-9, 2, 3, 2, 2, 4, 4}, gradient);
    }

    @ParameterizedTest
    @CsvSource({"5,3,150", "130,128,200", "256,6,70", "1,1,65", "300,1,129"})
    void should_compute_each_row_as_if_it_were_alone(int inputs, int outputs, int rows) {
        float[] weights = random(1, inputs * outputs);
        float[] x = random(2, rows * inputs);
        float[] y = new float[rows * outputs];
        RowProducts products = new RowProducts(inputs, outputs);
        products.add(weights, 0, x, rows, y);
        for (int r = 0; r < rows; r++) {
            float[] alone = new float[outputs];
            products.add(weights, 0, Arrays.copyOfRange(x, r * inputs, (r + 1) * inputs), 1, alone);
            assertArrayEquals(Arrays.copyOfRange(y, r * outputs, (r + 1) * outputs), alone);
        }
    }

    @ParameterizedTest
    @CsvSource({"5,3,150", "130,128,200", "256,6,70"})
    void should_give_sums_in_double_precision_but_for_the_last_digits(
            int inputs, int outputs, int rows) {
        float[] weights = random(1, inputs * outputs);
        float[] x = random(2, rows * inputs);
        float[] dy = random(3, rows * outputs);
        RowProducts products = new RowProducts(inputs, outputs);
        float[] y = new float[rows * outputs];
        products.add(weights, 0, x, rows, y);
        float[] dx = new float[rows * inputs];
        products.back(weights, 0, dy, rows, dx);
        float[] gradient = new float[inputs * outputs];
        products.contribute(x, dy, rows, gradient, 0);
        double[] sums = new double[rows * outputs];
        double[] back = new double[rows * inputs];
        double[] by = new double[inputs * outputs];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    double w = weights[i * outputs + o];
                    sums[r * outputs + o] += x[r * inputs + i] * w;
                    back[r * inputs + i] += dy[r * outputs + o] * w;
                    by[i * outputs + o] += (double) x[r * inputs + i] * dy[r * outputs + o];
                }
            }
        }
        assertClose(sums, y);
        assertClose(back, dx);
        assertClose(by, gradient);
    }

    private static void assertClose(double[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-4);
        }
    }
}
