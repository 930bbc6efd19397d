package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.encoder.Learner.Update;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Head.Level;
import dev.pathos.api.task.Outputs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NetworkLearnerTest {
    private static final Set<String> HEADS = Set.of("a", "b");

    @Test
    void should_draw_no_dropout_when_not_training() {
        Batch batch = Nets.batch(1, 3, 2);
        try (Learner with = Nets.withHeads(Nets.cnn("mean", .5, 2, 2));
                Learner without = Nets.withHeads(Nets.cnn("mean", 0, 2, 2))) {
            assertArrayEquals(with.embed(batch).values(), without.embed(batch).values());
            float[] trained = with.forward(batch, Set.of("a"), new Mode(true, 1)).get("a").values();
            float[] again = with.forward(batch, Set.of("a"), new Mode(true, 1)).get("a").values();
            float[] other = with.forward(batch, Set.of("a"), new Mode(true, 2)).get("a").values();
            assertArrayEquals(trained, again);
            assertTrue(!Arrays.equals(trained, other), "another step, another mask");
        }
    }

    @Test
    void should_leave_trunk_and_its_optimizer_when_frozen_and_go_on_afterwards() {
        try (Learner learner = Nets.withHeads(Nets.cnn("attentive", 0, 2, 2))) {
            Nets.train(learner, 0, 3);
            State before = learner.state();
            Batch batch = Nets.batch(9, 2, 2);
            double norm = Nets.step(learner, batch, HEADS, new Update(1, 0, true), 3);
            State after = learner.state();
            assertEquals(before.beneath("trunk/"), after.beneath("trunk/"));
            assertEquals(4, after.tensor("head/a/optimizer/iteration").longs()[0]);
            // a frozen trunk's gradient takes no part in the norm
            assertTrue(norm < Nets.step(learner, batch, HEADS, new Update(0, 0, false), 3));
        }
    }

    @Test
    void should_change_nothing_when_there_is_no_gradient_or_it_is_not_finite() {
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 2, 2))) {
            State before = learner.state();
            Batch batch = Nets.batch(1, 2, 1);
            learner.forward(batch, HEADS, new Mode(true, 0));
            assertEquals(0, learner.backward(Map.of(), Nets.USUAL));
            learner.forward(batch, HEADS, new Mode(true, 0));
            float[] broken = {Float.NaN, 0, 0, 0};
            assertTrue(Double.isNaN(learner.backward(Map.of("a", broken), Nets.USUAL)));
            assertEquals(before, learner.state());
        }
    }

    @Test
    void should_refuse_when_backward_has_no_forward_before_it() {
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 2, 2))) {
            assertThrows(IllegalStateException.class, () -> learner.backward(Map.of(), Nets.USUAL));
            learner.forward(Nets.batch(1, 2), HEADS, new Mode(true, 0));
            learner.embed(Nets.batch(1, 2));
            assertThrows(IllegalStateException.class, () -> learner.backward(Map.of(), Nets.USUAL));
        }
    }

    @Test
    void should_encode_when_chunks_are_silent_or_shards_outnumber_utterances() {
        Batch silent =
                new Batch(
                        new float[3 * Nets.FRAMES * Nets.COLUMNS],
                        Nets.COLUMNS,
                        Nets.FRAMES,
                        new int[] {3});
        for (Encoder encoder :
                List.of(Nets.cnn("attentive", 0, 5, 2), Nets.lstm("attentive", 0, 5, 2))) {
            try (Learner learner = Nets.withHeads(encoder)) {
                double norm = Nets.step(learner, silent, HEADS, Nets.USUAL, 0);
                assertTrue(norm > 0 && Double.isFinite(norm), "a norm of " + norm);
            }
        }
    }

    @Test
    void should_name_the_tensor_when_a_state_does_not_fit() {
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 2, 2))) {
            State state = learner.state();
            Map<String, Tensor> less = new TreeMap<>(state.tensors());
            less.remove("trunk/1_W");
            assertNamed("trunk/1_W", learner, new State(less));
            Map<String, Tensor> more = new TreeMap<>(state.tensors());
            more.put("head/x/0/weight", Tensor.of(new float[2]));
            assertNamed("head/x/0/weight", learner, new State(more));
            Map<String, Tensor> other = new TreeMap<>(state.tensors());
            other.put("head/a/0/bias", Tensor.of(new float[99]));
            assertNamed("head/a/0/bias", learner, new State(other));
            assertEquals(state, learner.state(), "a refused state changes nothing");
        }
    }

    @Test
    void should_name_weights_with_their_shapes_when_asked_for_its_state() {
        try (Learner learner = Nets.withHeads(Nets.cnn("attentive", 0, 2, 2))) {
            Map<String, Tensor> tensors = learner.state().tensors();
            assertArrayEquals(new long[] {6, 15}, tensors.get("trunk/0_W").shape());
            assertArrayEquals(new long[] {7, 7}, tensors.get("trunk/pooling/weight").shape());
            assertArrayEquals(new long[] {7, 6}, tensors.get("head/a/0/weight").shape());
            assertEquals(0, tensors.get("trunk/optimizer/iteration").longs()[0]);
            assertTrue(tensors.containsKey("trunk/optimizer/m"));
        }
    }

    @Test
    void should_refuse_a_batch_when_it_has_another_shape() {
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 2, 2))) {
            Batch batch = new Batch(new float[4 * Nets.FRAMES], 4, Nets.FRAMES, new int[] {1});
            assertThrows(Problem.class, () -> learner.embed(batch));
        }
    }

    @Test
    void should_see_a_hidden_layer_before_its_nonlinearity_when_activations_are_asked_for() {
        Batch batch = Nets.batch(1, 2, 3);
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 2, 2))) {
            learner.add("c", Nets.head(Level.CHUNK, 2, .5, List.of(), 6), 1);
            Outputs hidden = learner.activations(batch, "c");
            assertEquals(5, hidden.rows());
            assertEquals(6, hidden.width());
            Outputs trunk = learner.activations(batch, null);
            State state = learner.state();
            float[] w = state.tensor("head/c/0/weight").floats();
            double sum = state.tensor("head/c/0/bias").floats()[2];
            for (int k = 0; k < 7; k++) {
                sum += trunk.values()[4 * 7 + k] * w[k * 6 + 2];
            }
            assertEquals(sum, hidden.values()[4 * 6 + 2], 1e-5);
            assertThrows(Problem.class, () -> learner.activations(batch, "a"));
        }
    }

    @Test
    void should_tell_two_sounds_apart_when_trained_on_them() {
        int utterances = 16;
        Batch noise = Nets.batch(4, new int[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
        float[] values = noise.values();
        int size = 2 * Nets.FRAMES * Nets.COLUMNS;
        for (int i = 0; i < values.length; i++) {
            // odd utterances swing in time at one frequency, even ones at another
            int frame = i % size / Nets.COLUMNS;
            double swing = Math.sin(frame * (i / size % 2 == 0 ? .4 : 1.6));
            values[i] = (float) (.5 * values[i] + swing);
        }
        try (Learner learner = Nets.open(Nets.cnn("mean", .1, 2, 2), Nets.ADAM)) {
            learner.add("a", Head.utterance(1, 8), 1);
            double first = 0;
            double last = 0;
            for (int s = 0; s < 150; s++) {
                float[] y =
                        learner.forward(noise, Set.of("a"), new Mode(true, s)).get("a").values();
                float[] gradient = new float[utterances];
                last = 0;
                for (int u = 0; u < utterances; u++) {
                    double error = y[u] - (u % 2 == 0 ? -1 : 1);
                    last += error * error / utterances;
                    gradient[u] = (float) (2 * error / utterances);
                }
                first = s == 0 ? last : first;
                learner.backward(Map.of("a", gradient), new Update(5, 1, false));
            }
            assertTrue(last < .1 * first, last + " after " + first);
            float[] y = learner.forward(noise, Set.of("a"), Mode.INFERENCE).get("a").values();
            for (int u = 0; u < utterances; u++) {
                assertEquals(u % 2 != 0, y[u] > 0, "utterance " + u + " gives " + y[u]);
            }
        }
    }

    @Test
    void should_close_twice_when_asked_twice() {
        Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 2, 2));
        learner.forward(Nets.batch(1, 2, 2), HEADS, new Mode(true, 0));
        learner.close();
        learner.close();
    }

    private static void assertNamed(String name, Learner learner, State state) {
        Problem problem = assertThrows(Problem.class, () -> learner.restore(state));
        assertTrue(problem.getMessage().contains(name), problem.getMessage());
    }
}
