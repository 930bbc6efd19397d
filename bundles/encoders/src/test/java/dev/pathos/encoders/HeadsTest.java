package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Head.Level;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadsTest {
    @Test
    void should_refuse_frames_when_the_encoder_keeps_none() {
        try (Learner cnn = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            assertProblem(
                    "keeps no frames",
                    () -> cnn.add("f", Nets.head(Level.FRAME, 2, 0, List.of()), 1));
        }
    }

    @Test
    void should_give_a_row_a_frame_when_the_encoder_keeps_them() {
        try (Learner lstm = Nets.open(Nets.lstm("mean", 0, 2, 2), Nets.ADAM)) {
            lstm.add("f", Nets.head(Level.FRAME, 4, 0, List.of()), 1);
            lstm.add("c", Nets.head(Level.CHUNK, 4, 0, List.of()), 1);
            Batch batch = Nets.batch(1, 2, 1);
            Outputs frames = lstm.forward(batch, Set.of("f"), Mode.INFERENCE).get("f");
            assertEquals(3 * Nets.FRAMES, frames.rows());
            assertEquals(
                    frames.rows(),
                    lstm.forward(batch, Set.of("f"), new Mode(true, 0)).get("f").rows());
        }
    }

    @Test
    void should_say_which_when_a_head_is_there_already_or_not_at_all() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            learner.add("a", Head.utterance(2, 3), 1);
            assertProblem("already a head 'a'", () -> learner.add("a", Head.utterance(2), 1));
            assertProblem("no head 'x'", () -> learner.remove("x"));
            Batch batch = Nets.batch(1, 2);
            assertProblem(
                    "no head 'x'", () -> learner.forward(batch, Set.of("a", "x"), Mode.INFERENCE));
        }
    }

    @Test
    void should_refuse_reading_when_there_is_nothing_to_read() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            Head reader = Nets.head(Level.UTTERANCE, 2, 0, List.of("a"), 3);
            assertProblem("no head 'a'", () -> learner.add("b", reader, 1));
            learner.add("a", Head.utterance(2), 1);
            assertProblem("no hidden layer", () -> learner.add("b", reader, 1));
            learner.remove("a");
            learner.add("a", Nets.head(Level.CHUNK, 2, 0, List.of(), 3), 1);
            assertProblem("no hidden layer of level UTTERANCE", () -> learner.add("b", reader, 1));
        }
    }

    @Test
    void should_refuse_a_head_that_came_back_when_its_reader_no_longer_fits() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            learner.add("a", Head.utterance(2, 3), 1);
            learner.add("b", Nets.head(Level.UTTERANCE, 2, 0, List.of("a"), 3), 1);
            learner.remove("a");
            Batch batch = Nets.batch(1, 2);
            assertProblem("no head 'a'", () -> learner.forward(batch, Set.of("b"), Mode.INFERENCE));
            assertProblem("another shape", () -> learner.add("a", Head.utterance(2, 4), 1));
            assertProblem(
                    "circle",
                    () -> learner.add("a", Nets.head(Level.UTTERANCE, 2, 0, List.of("b"), 3), 1));
            learner.add("a", Head.utterance(7, 5, 3), 1);
            assertEquals(1, learner.forward(batch, Set.of("b"), Mode.INFERENCE).size());
        }
    }

    @Test
    void should_join_hidden_layers_in_their_order_when_a_head_reads_two() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            learner.add("b", Nets.head(Level.CHUNK, 2, 0, List.of(), 4), 1);
            learner.add("c", Nets.head(Level.CHUNK, 2, 0, List.of(), 6), 2);
            learner.add("a", Nets.head(Level.CHUNK, 1, 0, List.of("c", "b")), 3);
            Map<String, Tensor> tensors = new TreeMap<>(learner.state().tensors());
            Tensor weight = tensors.get("head/a/0/weight");
            float[] values = new float[weight.floats().length];
            int trunk = values.length - 6 - 4;
            values[trunk + 1] = 1;
            values[trunk + 6 + 2] = 10;
            tensors.put("head/a/0/weight", Tensor.of(values, weight.shape()));
            learner.restore(new State(tensors));
            Batch batch = Nets.batch(1, 3, 2);
            float[] b = learner.activations(batch, "b").values();
            float[] c = learner.activations(batch, "c").values();
            float[] found = learner.forward(batch, Set.of("a"), Mode.INFERENCE).get("a").values();
            assertEquals(5, found.length);
            for (int r = 0; r < found.length; r++) {
                // by hand: unit 1 of c and ten times unit 2 of b, after their ReLU
                float expected = Math.max(0, c[6 * r + 1]) + 10 * Math.max(0, b[4 * r + 2]);
                assertEquals(expected, found[r], 1e-5 * (1 + expected));
            }
        }
    }

    @Test
    void should_refuse_a_circle_when_it_runs_through_several_heads() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            assertProblem(
                    "circle",
                    () -> learner.add("a", Nets.head(Level.UTTERANCE, 2, 0, List.of("a"), 3), 1));
            learner.add("a", Head.utterance(2, 3), 1);
            learner.add("b", Nets.head(Level.UTTERANCE, 2, 0, List.of("a"), 3), 1);
            learner.add("c", Head.utterance(2, 3), 1);
            learner.add("d", Nets.head(Level.UTTERANCE, 2, 0, List.of("c", "b"), 3), 1);
            learner.remove("a");
            assertProblem(
                    "circle",
                    () ->
                            learner.add(
                                    "a",
                                    Nets.head(Level.UTTERANCE, 2, 0, List.of("c", "d"), 3),
                                    1));
            learner.add("a", Nets.head(Level.UTTERANCE, 2, 0, List.of("c"), 3), 1);
            Batch batch = Nets.batch(1, 2);
            assertEquals(1, learner.forward(batch, Set.of("d"), Mode.INFERENCE).size());
        }
    }

    @Test
    void should_name_the_reader_when_the_second_head_that_it_reads_came_back_wider() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            learner.add("a", Head.utterance(2, 3), 1);
            learner.add("b", Head.utterance(2, 4), 1);
            learner.add("c", Nets.head(Level.UTTERANCE, 2, 0, List.of("a", "b"), 3), 1);
            learner.remove("a");
            learner.remove("b");
            // as wide as the other one
            assertProblem("another shape", () -> learner.add("b", Head.utterance(2, 3), 1));
            learner.add("b", Head.utterance(2, 4), 1);
            assertProblem("another shape", () -> learner.add("a", Head.utterance(2, 4), 1));
            learner.add("a", Head.utterance(2, 3), 1);
        }
    }

    @Test
    void should_move_only_the_reader_when_only_it_has_a_gradient() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 2, 1), Nets.ADAM)) {
            learner.add("a", Head.utterance(2, 3), 1);
            learner.add("b", Head.utterance(2, 4), 1);
            learner.add("c", Nets.head(Level.UTTERANCE, 2, 0, List.of("a", "b"), 3), 1);
            var before = learner.state();
            Nets.step(learner, Nets.batch(1, 2, 3), Set.of("c"), Nets.USUAL, 0);
            var after = learner.state();
            assertEquals(before.beneath("head/a/"), after.beneath("head/a/"));
            assertEquals(before.beneath("head/b/"), after.beneath("head/b/"));
            assertTrue(!before.beneath("head/c/").equals(after.beneath("head/c/")));
        }
    }

    @Test
    void should_move_at_its_own_rate_when_a_head_has_its_own_optimizer() {
        Head head =
                new Head(
                        Level.UTTERANCE,
                        List.of(),
                        1,
                        0,
                        Optional.of(new Optimizer(Optimizer.Kind.SGD, .25)),
                        Head.Lifetime.REFIT,
                        List.of());
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            learner.add("a", head, 1);
            float before = learner.state().tensor("head/a/0/bias").floats()[0];
            learner.forward(Nets.batch(1, 2), Set.of("a"), new Mode(true, 0));
            learner.backward(Map.of("a", new float[] {2}), new Learner.Update(.5, 0, true));
            // by hand: bias - rate * factor * gradient
            float after = learner.state().tensor("head/a/0/bias").floats()[0];
            assertEquals(before - .25 * .5 * 2, after, 1e-7);
        }
    }

    private static void assertProblem(String part, org.junit.jupiter.api.function.Executable call) {
        Problem problem = assertThrows(Problem.class, call);
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
}
