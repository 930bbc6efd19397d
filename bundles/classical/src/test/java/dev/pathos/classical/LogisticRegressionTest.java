package dev.pathos.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.task.Classifier;
import dev.pathos.tck.ClassifierContract;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest extends ClassifierContract {
    @Override
    protected Classifier classifier() {
        return new LogisticRegression(1);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * Two mirrored values, -1 and 1 after normalisation: the bias is 0 by symmetry and the weight
     * solves {@code w = 2 C / (1 + exp(w))}, found here by bisection.
     */
    @Test
    void should_solve_the_stationary_equation_when_two_values_are_mirrored() {
        for (double cost : new double[] {.1, 1, 10}) {
            double low = 0;
            double high = 2 * cost;
            while (high - low > 1e-12) {
                double w = (low + high) / 2;
                if (w < 2 * cost / (1 + Math.exp(w))) {
                    low = w;
                } else {
                    high = w;
                }
            }
            Classifier.Model model =
                    new LogisticRegression(cost)
                            .fit(new float[][] {{3}, {7}}, new int[] {0, 1}, 2, 0);
            assertEquals(sigmoid(low), model.probabilities(new float[] {7})[1], 1e-3);
            assertEquals(sigmoid(-low), model.probabilities(new float[] {3})[1], 1e-3);
            assertEquals(.5, model.probabilities(new float[] {5})[1], 1e-3);
        }
    }

    @Test
    void should_not_move_when_one_class_is_repeated() {
        // class 1 three times weighs as much as class 0 once: the boundary stays between the two
        float[][] features = {{-1, 0}, {1, 0}, {1, 0}, {1, 0}};
        Classifier.Model model =
                new LogisticRegression(100).fit(features, new int[] {0, 1, 1, 1}, 2, 0);
        float[] zero = model.probabilities(new float[] {-1, 0});
        float[] one = model.probabilities(new float[] {1, 0});
        assertTrue(zero[0] > .9 && one[1] > .9, zero[0] + " and " + one[1]);
        assertEquals(zero[0], one[1], .05);
    }

    @Test
    void should_be_certain_when_one_class_occurs() {
        Classifier.Model model = classifier().fit(new float[][] {{1}, {2}}, new int[] {1, 1}, 3, 0);
        assertArrayEquals(new float[] {0, 1, 0}, model.probabilities(new float[] {5}));
    }

    @Test
    void should_give_no_probability_when_a_class_does_not_occur() {
        float[][] features = {{-1}, {-2}, {1}, {2}, {8}, {9}};
        Classifier.Model model = classifier().fit(features, new int[] {3, 3, 0, 0, 2, 2}, 4, 0);
        float[] p = model.probabilities(new float[] {-2});
        assertEquals(0, p[1]);
        assertTrue(p[3] > p[0] && p[3] > p[2]);
    }
}
