package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Classifier;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Classifier} must do: the same seed gives the same model, probabilities sum to 1
 * whatever the training part looks like, and classes that lie far apart are told apart.
 */
public abstract class ClassifierContract {
    private static final int CLASSES = 3;

    /** A fresh classifier with usual settings. */
    protected abstract Classifier classifier();

    /** Rows of three Gaussian clouds, one a class in turn, whose means are 8 deviations apart. */
    private static float[][] clouds(int rows, int width, long seed) {
        SplittableRandom random = Seeds.random(seed, "clouds");
        float[][] features = new float[rows][width];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                double normal = 0;
                for (int k = 0; k < 12; k++) {
                    normal += random.nextDouble();
                }
                features[r][c] = (float) (normal - 6 + (c == r % CLASSES ? 8 : 0));
            }
        }
        return features;
    }

    private static int[] turns(int rows) {
        int[] truth = new int[rows];
        Arrays.setAll(truth, r -> r % CLASSES);
        return truth;
    }

    @Test
    void should_give_the_same_probabilities_when_fitted_twice_with_a_seed() {
        float[][] features = clouds(30, 4, 1);
        Classifier one = classifier();
        Classifier.Model first = one.fit(features, turns(30), CLASSES, 5);
        Classifier.Model again = one.fit(features, turns(30), CLASSES, 5);
        Classifier.Model fresh = classifier().fit(features, turns(30), CLASSES, 5);
        for (float[] row : clouds(9, 4, 2)) {
            assertArrayEquals(first.probabilities(row), again.probabilities(row));
            assertArrayEquals(first.probabilities(row), fresh.probabilities(row));
        }
    }

    @Test
    void should_leave_its_input_unchanged_when_fitting_and_predicting() {
        float[][] features = clouds(30, 4, 1);
        int[] truth = turns(30);
        Classifier.Model model = classifier().fit(features, truth, CLASSES, 5);
        assertTrue(Arrays.deepEquals(clouds(30, 4, 1), features), "training features");
        assertArrayEquals(turns(30), truth, "training classes");
        float[] row = clouds(1, 4, 2)[0];
        model.probabilities(row);
        assertArrayEquals(clouds(1, 4, 2)[0], row, "features");
    }

    @Test
    void should_tell_classes_apart_when_they_lie_far_apart() {
        Classifier.Model model = classifier().fit(clouds(60, 4, 1), turns(60), CLASSES, 5);
        float[][] held = clouds(60, 4, 2);
        int right = 0;
        for (int r = 0; r < held.length; r++) {
            float[] p = model.probabilities(held[r]);
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = p[c] > p[best] ? c : best;
            }
            right += best == r % CLASSES ? 1 : 0;
        }
        assertTrue(right >= 57, right + " of 60 held-out rows");
    }

    @Test
    void should_sum_to_one_when_a_class_does_not_occur() {
        int[] truth = turns(30);
        Arrays.setAll(truth, r -> r % 2);
        distributions(clouds(30, 4, 1), truth);
    }

    @Test
    void should_sum_to_one_when_a_column_is_constant() {
        float[][] features = clouds(30, 4, 1);
        for (float[] row : features) {
            row[2] = 3;
        }
        distributions(features, turns(30));
    }

    @Test
    void should_sum_to_one_when_there_are_more_features_than_rows() {
        distributions(clouds(6, 40, 1), turns(6));
    }

    @Test
    void should_sum_to_one_when_each_class_has_one_row() {
        distributions(clouds(3, 4, 1), turns(3));
    }

    @Test
    void should_sum_to_one_when_there_is_one_row() {
        distributions(clouds(1, 4, 1), turns(1));
    }

    @Test
    void should_sum_to_one_when_rows_are_far_from_the_training_part() {
        Classifier.Model model = classifier().fit(clouds(30, 4, 1), turns(30), CLASSES, 5);
        distribution(model.probabilities(new float[] {1e6f, -1e6f, 1e6f, 0}));
        distribution(model.probabilities(new float[4]));
    }

    @Test
    void should_give_the_same_probabilities_when_four_threads_ask() throws Exception {
        Classifier.Model shared = classifier().fit(clouds(30, 4, 1), turns(30), CLASSES, 5);
        float[][] rows = clouds(20, 4, 2);
        float[][] alone = probabilities(shared, rows);
        for (float[][] values : Concurrently.call(() -> probabilities(shared, rows))) {
            assertTrue(Arrays.deepEquals(alone, values));
        }
    }

    private void distributions(float[][] features, int[] truth) {
        Classifier.Model model = classifier().fit(features, truth, CLASSES, 5);
        for (float[] row : features) {
            distribution(model.probabilities(row));
        }
    }

    private static void distribution(float[] p) {
        assertEquals(CLASSES, p.length, "one probability a class");
        double sum = 0;
        for (float value : p) {
            assertTrue(value >= 0 && value <= 1, "a probability of " + value);
            sum += value;
        }
        assertEquals(1, sum, 1e-4, "the sum of " + Arrays.toString(p));
    }

    private static float[][] probabilities(Classifier.Model model, float[][] rows) {
        float[][] all = new float[rows.length][];
        Arrays.setAll(all, r -> model.probabilities(rows[r]));
        return all;
    }
}
