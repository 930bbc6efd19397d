package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.task.Optimizer;
import org.junit.jupiter.api.Test;

class WeightsTest {
    @Test
    void should_follow_adam_by_hand_when_updated_twice() {
        Weights weights =
                new Weights(
                        new Layout().with("w", 1, 2).with("b", 1),
                        new Optimizer(Optimizer.Kind.ADAM, .1));
        weights.write(new float[] {1, 2, 3}, 0);
        double[] expected = {1, 2, 3};
        double[] m = new double[3];
        double[] v = new double[3];
        float[][] gradients = {{.5f, -1, 0}, {1, 2, .25f}};
        for (int t = 1; t <= 2; t++) {
            weights.update(gradients[t - 1], .5, 1);
            double rate = .1 * .5 * Math.sqrt(1 - Math.pow(.999, t)) / (1 - Math.pow(.9, t));
            for (int i = 0; i < 3; i++) {
                double g = gradients[t - 1][i];
                m[i] = .9 * m[i] + .1 * g;
                v[i] = .999 * v[i] + .001 * g * g;
                expected[i] -= rate * m[i] / (Math.sqrt(v[i]) + 1e-8);
                assertEquals(expected[i], weights.values()[i], 1e-6, "weight " + i);
            }
        }
        assertEquals(2, weights.state().tensor("optimizer/iteration").longs()[0]);
        assertEquals(m[1], weights.state().tensor("optimizer/m").floats()[1], 1e-6);
        assertEquals(v[1], weights.state().tensor("optimizer/v").floats()[1], 1e-6);
    }

    @Test
    void should_follow_the_clipped_gradient_when_descending() {
        Weights weights =
                new Weights(new Layout().with("w", 2), new Optimizer(Optimizer.Kind.SGD, .1));
        weights.write(new float[] {7}, 1);
        weights.update(new float[] {4, -2}, 1, .5);
        assertArrayEquals(new float[] {-.2f, 7.1f}, weights.values(), 1e-6f);
        assertEquals(2, weights.state().tensors().size(), "w and the number of updates");
    }

    @Test
    void should_sum_the_squares_of_the_gradient_when_it_has_several_pieces() {
        int count = 2 * 4096 + 5;
        Weights weights =
                new Weights(new Layout().with("w", count), new Optimizer(Optimizer.Kind.SGD, .1));
        assertEquals(0, weights.squares());
        weights.gradient().addi(3);
        assertEquals(9.0 * count, weights.squares());
        weights.move(1, 1);
        assertArrayEquals(new float[] {-.3f, -.3f}, weights.values(count - 2, 2), 1e-6f);
    }
}
