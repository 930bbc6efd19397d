package dev.pathos.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Classifier;
import dev.pathos.tck.ClassifierContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShrinkageLdaTest extends ClassifierContract {
    @Override
    protected Classifier classifier() {
        return new ShrinkageLda(false);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * One feature: values -3, -1 and 1, 3 have mean 0 and deviation sqrt(5); class means are -2 and
     * 2, the variance within is 1, and the log-odds are x (m1 - m0) / s2 = 4 x on the raw scale.
     */
    @Test
    void should_give_the_log_odds_of_two_gaussians_when_there_is_one_feature() {
        Classifier.Model model = classifier().fit(rows(-3, -1, 1, 3), new int[] {0, 0, 1, 1}, 2, 0);
        for (float x : new float[] {-.7f, 0, .1f, .5f}) {
            assertEquals(sigmoid(4 * x), model.probabilities(new float[] {x})[1], 1e-5);
        }
    }

    @Test
    void should_add_the_log_ratio_of_counts_when_priors_are_empirical() {
        int[] truth = {0, 0, 1, 1, 1, 1};
        float[][] features = rows(-3, -1, 1, 3, 1, 3);
        // mean 2/3; variance within 1, so the boundary of equal priors lies at 0 still
        Classifier.Model equal = new ShrinkageLda(false).fit(features, truth, 2, 0);
        Classifier.Model counted = new ShrinkageLda(true).fit(features, truth, 2, 0);
        for (float x : new float[] {-.5f, 0, .3f}) {
            float[] row = {x};
            assertEquals(sigmoid(4 * x), equal.probabilities(row)[1], 1e-5);
            assertEquals(sigmoid(4 * x + Math.log(2)), counted.probabilities(row)[1], 1e-5);
        }
    }

    @Test
    void should_be_certain_when_one_class_occurs() {
        Classifier.Model model = classifier().fit(rows(1, 2, 4), new int[] {2, 2, 2}, 4, 0);
        assertArrayEquals(new float[] {0, 0, 1, 0}, model.probabilities(new float[] {-9}));
    }

    @Test
    void should_give_no_probability_when_a_class_does_not_occur() {
        Classifier.Model model = classifier().fit(rows(-1, 1), new int[] {0, 2}, 3, 0);
        assertEquals(0, model.probabilities(new float[] {0})[1]);
        assertTrue(model.probabilities(new float[] {1})[2] > .5);
    }

    @Test
    void should_find_its_covariance_invertible_when_rows_are_mirrored() {
        // the scatter of the outer products is 0 here, so the formula alone asks for no shrinkage
        float[][] features = {{1, 2, 3}, {3, 2, 1}};
        Classifier.Model model = classifier().fit(features, new int[] {0, 0}, 2, 0);
        assertEquals(1, model.probabilities(features[0])[0]);
    }

    @Test
    void should_separate_when_features_outnumber_rows_by_far() {
        SplittableRandom random = Seeds.random(1, "wide");
        float[][] features = new float[40][1200];
        int[] truth = new int[40];
        for (int i = 0; i < 40; i++) {
            truth[i] = i % 2;
            for (int j = 0; j < 1200; j++) {
                features[i][j] = (float) (random.nextDouble(-1, 1) + .2 * truth[i]);
            }
        }
        Classifier.Model model = classifier().fit(features, truth, 2, 0);
        for (int i = 0; i < 40; i++) {
            assertTrue(model.probabilities(features[i])[truth[i]] > .5);
        }
    }

    @Test
    void should_say_what_is_missing_when_there_is_no_utterance() {
        Problem problem =
                assertThrows(
                        Problem.class, () -> classifier().fit(new float[0][], new int[0], 2, 0));
        assertTrue(problem.getMessage().contains("shrinkage-lda"), problem.getMessage());
    }

    private static float[][] rows(float... values) {
        float[][] rows = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new float[] {values[i]};
        }
        return rows;
    }
}
