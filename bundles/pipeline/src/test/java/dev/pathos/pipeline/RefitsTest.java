package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Refitting;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefitsTest {
    /** Splits chunks by the sign of their first activation, as a clustering would. */
    private record Signs(Map<String, float[]> assigned, int epoch) implements Refitting {
        @Override
        public Target label(Sample sample) {
            float[] values = assigned.get(sample.utterance().id());
            return values == null
                    ? Target.none("not clustered")
                    : Target.ofRows(values.length, values);
        }

        @Override
        public Objective objective() {
            return Objectives.crossEntropy(
                    new Head(
                            Head.Level.CHUNK,
                            List.of(),
                            2,
                            0,
                            Optional.empty(),
                            Head.Lifetime.REFIT,
                            List.of()),
                    List.of("minus", "plus"),
                    new double[] {1, 1});
        }

        @Override
        public State state() {
            return State.of(Map.of("epoch", new double[] {epoch}));
        }

        @Override
        public Source source() {
            return Source.TRUNK;
        }

        @Override
        public Refit refit(Activations a, int next, long seed) {
            Map<String, float[]> fresh = new HashMap<>();
            int chunk = 0;
            double[] weights = new double[a.ids().length];
            for (int u = 0; u < a.ids().length; u++) {
                float[] values = new float[a.chunks()[u]];
                for (int i = 0; i < values.length; i++, chunk++) {
                    values[i] = a.values()[chunk * a.width()] > 0 ? 1 : 0;
                }
                fresh.put(a.ids()[u], values);
                weights[u] = values[0] > 0 ? 3 : 1;
            }
            return new Refit(new Signs(fresh, next), Optional.of(weights), Map.of("changed", 1.0));
        }
    }

    private final List<CorpusSample> samples = Toy.samples("u", 12, 4);
    private final Dataset data = Toy.data(samples);
    private final Labeler unfitted = new Signs(Map.of(), -1);
    private final LiveTask task =
            new LiveTask("signs", unfitted, unfitted.objective(), 1, Map.of());

    private static void fail(LiveTask task, TaskFailure failure) {
        throw failure;
    }

    @Test
    void should_give_targets_from_activations_and_a_fresh_head() {
        MeanLearner learner = new MeanLearner(2, 1);
        learner.add("signs", unfitted.objective().head(), 2);
        State before = learner.state();
        Refits next =
                Refits.none(List.of(task))
                        .before(0, learner, data, data.of(List.of()), 3, RefitsTest::fail);
        LiveTask fitted = next.tasks().get(0);
        for (int i = 0; i < data.size(); i++) {
            int chunks = data.chunks().starts(samples.get(i).frames().rows()).length;
            assertEquals(chunks, fitted.target(data.id(i)).rows());
        }
        assertEquals(before.tensor("trunk/weight"), learner.state().tensor("trunk/weight"));
        assertNotEquals(
                before.tensor("head/signs/weight"), learner.state().tensor("head/signs/weight"));
        assertEquals(data.size(), next.weights().length);
        assertEquals(Map.of("signs", Map.of("changed", 1.0)), next.metrics());
    }

    @Test
    void should_draw_each_once_without_weights_and_by_weight_with_them() {
        int[] useful = {2, 3, 5};
        int[] once = Refits.none(List.of()).order(useful, 1, Seeds.random(1, "order"));
        assertArrayEquals(useful, Arrays.stream(once).sorted().toArray());

        double[] weights = {9, 9, 1, 0, 9, 3};
        int[] counts = new int[6];
        for (int i = 0; i < 4000; i++) {
            for (int u :
                    new Refits(List.of(), weights, Map.of())
                            .order(useful, 1, Seeds.random(1, "draw", i))) {
                counts[u]++;
            }
        }
        assertEquals(0, counts[3]);
        assertTrue(Math.abs(counts[5] / (double) counts[2] - 3) < .2, Arrays.toString(counts));
    }

    @Test
    void should_go_through_a_small_part_again_until_an_epoch_is_long_enough() {
        int[] order = Refits.none(List.of()).order(new int[] {4, 7}, 5, Seeds.random(1, "order"));
        assertEquals(6, order.length);
        for (int round = 0; round < 3; round++) {
            assertEquals(11, order[2 * round] + order[2 * round + 1]);
        }
    }

    @Test
    void should_hold_fitted_labelers_and_weights_in_its_state() {
        State state = new Refits(List.of(task), new double[] {1, 2}, Map.of()).state();
        assertArrayEquals(new double[] {1, 2}, state.doubles("drawing"));
        assertArrayEquals(new double[] {-1}, state.doubles("task/signs/epoch"));
    }
}
