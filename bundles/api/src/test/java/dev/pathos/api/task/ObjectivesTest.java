package dev.pathos.api.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Metrics;
import dev.pathos.api.run.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectivesTest {
    private static final double LN2 = Math.log(2);
    private static final List<String> TWO = List.of("a", "b");
    private static final Objective CROSS_ENTROPY =
            Objectives.crossEntropy(Head.utterance(2), TWO, new double[] {1, 1});

    private static double loss(Objective objective, float[] values, float... targets) {
        int width = objective.head().outputs();
        Outputs outputs = new Outputs(values, values.length / width, width);
        return objective.loss(outputs, targets, new float[values.length]);
    }

    private static float[] gradient(Objective objective, float[] values, float... targets) {
        int width = objective.head().outputs();
        float[] gradient = new float[values.length];
        objective.loss(new Outputs(values, values.length / width, width), targets, gradient);
        return gradient;
    }

    static Stream<Arguments> objectives() {
        List<String> three = List.of("a", "b", "c");
        Head head = Head.utterance(3);
        float[] shares = {.5f, .25f, .25f, 1, 0, 0, 0, .5f, .5f, .1f, .2f, .7f};
        float[] values = {.3f, -.2f, 1, .7f, .1f, -1, 0, .4f, .2f, -.9f, .5f, .6f};
        return Stream.of(
                Arguments.of(
                        Objectives.crossEntropy(head, three, new double[] {1, 1, 1}),
                        new float[] {0, 2, 1, 2}),
                Arguments.of(
                        Objectives.crossEntropy(head, three, new double[] {.2, 3, 1}),
                        new float[] {0, 2, 1, 2}),
                Arguments.of(Objectives.meanSquaredError(head), values),
                Arguments.of(Objectives.concordance(head), values),
                Arguments.of(
                        Objectives.multiLabel(head, three),
                        new float[] {1, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0}),
                Arguments.of(Objectives.distribution(head, three), shares));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void should_be_the_derivative_of_the_loss_when_a_gradient_is_given(
            Objective objective, float[] targets) {
        SplittableRandom random = Seeds.random(1, "outputs");
        float[] values = new float[12];
        for (int i = 0; i < 12; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        float[] gradient = gradient(objective, values, targets);
        for (int i = 0; i < 12; i++) {
            float[] up = values.clone();
            float[] down = values.clone();
            up[i] += 1f / 256;
            down[i] -= 1f / 256;
            double slope =
                    (loss(objective, up, targets) - loss(objective, down, targets))
                            / ((double) up[i] - down[i]);
            assertEquals(slope, gradient[i], 2e-5, "output " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void should_stay_finite_when_outputs_are_huge(Objective objective, float[] targets) {
        float[] values = {1e4f, -1e4f, 0, 1e4f, 1e4f, 1e4f, -1e4f, 0, 3, 1, 2, 1e4f};
        assertTrue(Double.isFinite(loss(objective, values, targets)));
        for (float slope : gradient(objective, values, targets)) {
            assertTrue(Float.isFinite(slope));
        }
    }

    @Test
    void should_be_the_log_of_two_when_two_classes_are_equally_likely() {
        assertEquals(LN2, loss(CROSS_ENTROPY, new float[] {3, 3}, 0), 1e-12);
        assertArrayEquals(
                new float[] {-.5f, .5f}, gradient(CROSS_ENTROPY, new float[] {3, 3}, 0), 1e-7f);
    }

    @Test
    void should_average_by_weight_when_classes_have_weights() {
        Objective weighted = Objectives.crossEntropy(Head.utterance(2), TWO, new double[] {1, 3});
        float[] values = {0, 0, 0, (float) Math.log(3)};
        // probabilities .5 and .75 of the true classes, of weights 1 and 3
        assertEquals((LN2 + 3 * Math.log(4 / 3.0)) / 4, loss(weighted, values, 0, 1), 1e-7);
        assertArrayEquals(
                new float[] {-.125f, .125f, .1875f, -.1875f},
                gradient(weighted, values, 0, 1),
                1e-6f);
    }

    @Test
    void should_be_the_mean_over_rows_and_outputs_when_errors_are_squared() {
        Objective squared = Objectives.meanSquaredError(Head.utterance(2));
        assertEquals(2.5, loss(squared, new float[] {1, 2}, 0, 0), 1e-12);
        assertArrayEquals(new float[] {1, 2}, gradient(squared, new float[] {1, 2}, 0, 0), 1e-7f);
    }

    @Test
    void should_be_one_minus_ccc_averaged_over_outputs_when_concordance_is_lost() {
        Objective concordance = Objectives.concordance(Head.utterance(2));
        double first = Metrics.ccc(new double[] {1, 2, 3}, new double[] {2, 4, 6});
        double second = Metrics.ccc(new double[] {1, 0, 1}, new double[] {1, 0, 1});
        assertEquals(
                (1 - first + 1 - second) / 2,
                loss(concordance, new float[] {1, 1, 2, 0, 3, 1}, 2, 1, 4, 0, 6, 1),
                1e-9);
    }

    @Test
    void should_be_the_log_of_two_when_every_label_is_undecided() {
        Objective labels = Objectives.multiLabel(Head.utterance(2), TWO);
        assertEquals(LN2, loss(labels, new float[] {0, 0}, 1, 0), 1e-12);
        assertArrayEquals(
                new float[] {-.25f, .25f}, gradient(labels, new float[] {0, 0}, 1, 0), 1e-7f);
    }

    @Test
    void should_be_the_divergence_when_a_distribution_is_learned() {
        Objective shares = Objectives.distribution(Head.utterance(2), TWO);
        assertEquals(0, loss(shares, new float[] {1, 1}, .5f, .5f), 1e-12);
        assertEquals(LN2, loss(shares, new float[] {1, 1}, 1, 0), 1e-12);
        // .25 ln(.25/.5) + .75 ln(.75/.5)
        assertEquals(
                .25 * Math.log(.5) + .75 * Math.log(1.5),
                loss(shares, new float[] {1, 1}, .25f, .75f),
                1e-9);
    }

    @Test
    void should_give_probabilities_when_asked_what_outputs_mean() {
        Outputs outputs = new Outputs(new float[] {0, (float) Math.log(3)}, 1, 2);
        assertArrayEquals(new float[] {.25f, .75f}, CROSS_ENTROPY.predict(outputs), 1e-6f);
        assertArrayEquals(
                new float[] {.25f, .75f},
                Objectives.distribution(Head.utterance(2), TWO).predict(outputs),
                1e-6f);
        assertArrayEquals(
                new float[] {.5f, .75f},
                Objectives.multiLabel(Head.utterance(2), TWO).predict(outputs),
                1e-6f);
        assertArrayEquals(
                outputs.values(), Objectives.concordance(Head.utterance(2)).predict(outputs));
    }

    @Test
    void should_give_each_class_the_same_total_when_weights_are_balanced() {
        assertArrayEquals(
                new double[] {2, 2 / 3.0}, Objectives.balanced(new double[] {2, 6}), 1e-12);
        // two classes occur, 4 utterances
        assertArrayEquals(
                new double[] {2 / 3.0, 1, 2}, Objectives.balanced(new double[] {3, 0, 1}), 1e-12);
    }

    @Test
    void should_refuse_classes_when_the_head_has_another_number_of_outputs() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Objectives.crossEntropy(Head.utterance(3), TWO, new double[] {1, 1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Objectives.crossEntropy(Head.utterance(2), TWO, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Objectives.multiLabel(Head.utterance(3), TWO));
        assertThrows(
                IllegalArgumentException.class,
                () -> Objectives.distribution(Head.utterance(3), TWO));
    }
}
