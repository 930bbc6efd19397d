package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.task.Head;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> ABC = List.of("a", "b", "c");

    @Test
    void should_judge_each_of_several_values_and_average() {
        // first column right, second with shift 2 at variances 2/3
        float[] targets = {1, 1, 2, 2, 3, 3};
        float[] predictions = {1, 3, 2, 4, 3, 5};
        Map<String, Double> metrics = Evaluation.ofValues(targets, predictions, 2);
        double shifted = 2 * (2 / 3.) / (4 / 3. + 4);
        assertEquals((1 + shifted) / 2, metrics.get("CCC"), 1e-12);
        assertEquals(1, metrics.get("PCC"), 1e-12);
        assertEquals((0 + 2) / 2., metrics.get("RMSE"), 1e-12);
    }

    @Test
    void should_take_labels_of_at_least_one_half() {
        float[] targets = {1, 1, 0, 0, 1, 0};
        float[] predictions = {.5f, .49f, .1f, .2f, .9f, .6f};
        Map<String, Double> metrics = Evaluation.ofLabelSets(targets, predictions, 3);
        // a: 1 hit of 1 and 1, b: 1 hit of 2 and 1, c does not occur
        assertEquals((1 + 2 / 3.) / 2, metrics.get("F1_macro"), 1e-12);
        assertEquals(2 * 2 / 6., metrics.get("F1_micro"), 1e-12);
        assertEquals(0, metrics.get("exact_match"));
        assertEquals(2 / 6., metrics.get("hamming_loss"), 1e-12);
        Evaluation e = new Evaluation(List.of(), targets, predictions, 0, metrics);
        assertEquals(1 - metrics.get("F1_macro"), e.score(true), 1e-12);
    }

    @Test
    void should_name_a_class_or_all_labels() {
        Head head = Head.utterance(3, List.of(), 0);
        Objective one = Objectives.crossEntropy(head, ABC, new double[] {1, 1, 1});
        Objective several = Objectives.multiLabel(head, ABC);
        assertEquals("c", Classes.name(one, new float[] {2}));
        assertEquals("b", Classes.name(one, new float[] {.2f, .6f, .2f}));
        assertEquals("a|c", Classes.name(several, new float[] {.7f, .2f, .5f}));
        assertEquals("", Classes.name(several, new float[] {.1f, .2f, .3f}));
        assertTrue(several.multiLabel());
    }
}
