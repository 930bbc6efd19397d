package dev.pathos.categorical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemorySample;
import dev.pathos.tck.TaskContract;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CategoricalTest extends TaskContract {
    @Override
    protected Task task() {
        return task(Map.of());
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(
                voted("a", "happy", Map.of("happy", 3, "sad", 1)),
                voted("b", "sad", Map.of("sad", 2, "other", 2)),
                voted("c", "happy", Map.of("happy", 4)),
                voted("d", "angry", Map.of("angry", 3, "sad", 0)));
    }

    private static Task task(Map<String, Object> given) {
        return new Categorical(Configured.of(Categorical.Settings.class, given));
    }

    private static MemorySample voted(String id, String label, Map<String, Integer> votes) {
        return MemorySample.of(id, "speaker-" + id, Tones.sine(200, .3, .2))
                .withAnnotations(new Annotations(label, votes, Map.of(), List.of(), List.of()));
    }

    private static MemorySample labeled(String label) {
        return voted("x", label, Map.of());
    }

    private List<Sample> part() {
        return new ArrayList<>(training());
    }

    private static float[] values(Labeler labeler, Sample sample) throws IOException {
        return labeler.label(sample).values();
    }

    @Test
    void should_sort_the_labels_of_the_training_part_when_no_classes_are_given()
            throws IOException {
        Labeler labeler = task().fit(part(), 1);
        assertEquals(List.of("angry", "happy", "sad"), labeler.objective().classes());
        assertArrayEquals(new float[] {1}, values(labeler, labeled("happy")));
        assertArrayEquals(new float[] {2}, values(labeler, labeled("sad")));
    }

    @Test
    void should_keep_the_order_when_classes_are_given() throws IOException {
        String[] classes = {"sad", "happy"};
        Labeler labeler = task(Map.of("classes", classes)).fit(part(), 1);
        assertEquals(List.of("sad", "happy"), labeler.objective().classes());
        assertArrayEquals(new float[] {0}, values(labeler, labeled("sad")));
    }

    @Test
    void should_give_a_reason_when_a_label_is_unknown_or_missing() throws IOException {
        Labeler labeler = task().fit(part(), 1);
        assertEquals("label bored not among the classes", labeler.label(labeled("bored")).reason());
        assertEquals("no label", labeler.label(labeled("")).reason());
    }

    @Test
    void should_give_each_class_the_same_total_when_weights_are_balanced() throws IOException {
        // 4 utterances, 3 classes: angry once, happy twice, sad once
        assertArrayEquals(
                new double[] {4 / 3.0, 2 / 3.0, 4 / 3.0},
                task().fit(part(), 1).state().doubles("weights"),
                1e-12);
        assertArrayEquals(
                new double[] {1, 1, 1},
                task(Map.of("class.weights", "none")).fit(part(), 1).state().doubles("weights"));
    }

    @Test
    void should_weigh_a_class_by_one_when_it_does_not_occur_in_the_training_part()
            throws IOException {
        String[] classes = {"happy", "sad", "surprised"};
        Labeler labeler = task(Map.of("classes", classes)).fit(part(), 1);
        assertArrayEquals(new double[] {.75, 1.5, 1}, labeler.state().doubles("weights"), 1e-12);
        assertArrayEquals(new float[] {2}, values(labeler, labeled("surprised")));
    }

    @Test
    void should_say_so_when_fewer_than_two_classes_occur() {
        List<Sample> part = List.of(labeled("happy"), labeled("happy"));
        Problem problem = assertThrows(Problem.class, () -> task().fit(part, 1));
        assertTrue(problem.getMessage().contains("fewer than two"), problem.getMessage());
        assertThrows(
                Problem.class,
                () -> task(Map.of("classes", new String[] {"happy", "sad"})).fit(part, 1));
    }

    @Test
    void should_refuse_classes_when_they_are_one_or_come_twice() {
        assertThrows(Problem.class, () -> task(Map.of("classes", new String[] {"a"})));
        assertThrows(Problem.class, () -> task(Map.of("classes", new String[] {"a", "b", "a"})));
        assertThrows(Problem.class, () -> task(Map.of("target", "vote")));
    }

    @Nested
    class Distributions extends TaskContract {
        @Override
        protected Task task() {
            return CategoricalTest.task(Map.of("target", "distribution"));
        }

        @Override
        protected List<MemorySample> training() {
            return CategoricalTest.this.training();
        }

        @Test
        void should_give_the_shares_of_the_votes_when_fitted() throws IOException {
            Labeler labeler = task().fit(part(), 1);
            assertEquals(List.of("angry", "happy", "other", "sad"), labeler.objective().classes());
            assertArrayEquals(new float[] {0, .75f, 0, .25f}, values(labeler, part().get(0)));
            assertArrayEquals(new float[] {0, 0, .5f, .5f}, values(labeler, part().get(1)));
        }

        @Test
        void should_leave_votes_for_other_classes_out_when_classes_are_given() throws IOException {
            String[] classes = {"happy", "sad"};
            Task two = CategoricalTest.task(Map.of("target", "distribution", "classes", classes));
            Labeler labeler = two.fit(part(), 1);
            assertArrayEquals(new float[] {0, 1}, values(labeler, part().get(1)));
            Target angry = labeler.label(part().get(3));
            assertEquals("no votes for the classes", angry.reason());
        }
    }

    @Nested
    class MultiLabels extends TaskContract {
        @Override
        protected Task task() {
            return CategoricalTest.task(Map.of("target", "multi-label"));
        }

        @Override
        protected List<MemorySample> training() {
            return CategoricalTest.this.training();
        }

        @Test
        void should_give_every_chosen_class_when_fitted() throws IOException {
            Labeler labeler = task().fit(part(), 1);
            assertArrayEquals(new float[] {0, 1, 0, 1}, values(labeler, part().get(0)));
            assertArrayEquals(new float[] {1, 0, 0, 0}, values(labeler, part().get(3)));
        }
    }
}
