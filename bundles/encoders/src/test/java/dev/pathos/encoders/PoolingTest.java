package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolingTest {
    private static final float[] CHUNKS = {1, 2, 3, 4, 5, 6};
    private static final int[] COUNTS = {2, 1};

    @Test
    void should_average_chunks_when_pooling_by_the_mean() {
        float[] y = new MeanPooling(2).forward(new float[0], CHUNKS, COUNTS);
        assertArrayEquals(new float[] {2, 3, 5, 6}, y, 1e-6f);
    }

    @Test
    void should_weigh_chunks_by_their_gates_when_gated() {
        // scores 0, ln 3 and 2 ln 3 have gates 1/2, 3/4 and 9/10
        float w = (float) (Math.log(3) / 2);
        float[] y = new GatedPooling(2).forward(new float[] {w, 0, -w}, CHUNKS, COUNTS);
        float[] expected = {(.5f + .75f * 3) / 2, (.5f * 2 + .75f * 4) / 2, .9f * 5, .9f * 6};
        assertArrayEquals(expected, y, 1e-5f);
    }

    @Test
    void should_weigh_chunks_by_a_softmax_of_their_scores_when_attentive() {
        AttentivePooling pooling = new AttentivePooling(2);
        // W maps h to (h1, 0), v takes 2 tanh(h1)
        float[] weights = {1, 0, 0, 0, 0, 0, 2, 0};
        double a = Math.exp(2 * Math.tanh(1));
        double b = Math.exp(2 * Math.tanh(3));
        float[] y = pooling.forward(weights, CHUNKS, COUNTS);
        float[] expected = {
            (float) ((a * 1 + b * 3) / (a + b)), (float) ((a * 2 + b * 4) / (a + b)), 5, 6
        };
        assertArrayEquals(expected, y, 1e-5f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "gated", "attentive"})
    void should_give_the_derivative_when_going_back(String kind) {
        int width = 3;
        int[] counts = {4, 1, 2};
        Pooling pooling = Pooling.of(kind, width);
        SplittableRandom random = Seeds.random(1, "pooling");
        float[] weights = new float[pooling.layout().size()];
        pooling.initialize(weights, random);
        float[] x = normal(7 * width, random);
        float[] dy = normal(3 * width, random);
        float[] dx = new float[x.length];
        float[] dw = new float[weights.length];
        pooling.backward(weights, x, counts, dy, dx, dw);
        for (int i = 0; i < x.length; i++) {
            assertEquals(slope(pooling, weights, x, counts, dy, x, i), dx[i], 2e-3, "input " + i);
        }
        for (int i = 0; i < weights.length; i++) {
            double slope = slope(pooling, weights, x, counts, dy, weights, i);
            assertEquals(slope, dw[i], 2e-3, "weight " + i);
        }
    }

    @Test
    void should_add_to_what_is_there_when_going_back() {
        float[] dx = {1, 1};
        new MeanPooling(2)
                .backward(
                        new float[0],
                        new float[] {0, 0},
                        new int[] {1},
                        new float[] {2, 3},
                        dx,
                        new float[0]);
        assertArrayEquals(new float[] {3, 4}, dx);
    }

    private static double slope(
            Pooling pooling,
            float[] weights,
            float[] x,
            int[] counts,
            float[] dy,
            float[] moved,
            int i) {
        float old = moved[i];
        moved[i] = old + 1f / 128;
        double above = dot(pooling.forward(weights, x, counts), dy);
        moved[i] = old - 1f / 128;
        double below = dot(pooling.forward(weights, x, counts), dy);
        moved[i] = old;
        return (above - below) * 64;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] normal(int size, SplittableRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
