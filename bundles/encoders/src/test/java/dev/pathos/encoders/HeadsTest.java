package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Head.Level;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadsTest {
    @Test
    void should_refuse_frames_when_the_encoder_keeps_none() {
        try (Learner cnn = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            assertProblem(
                    "keeps no frames", () -> cnn.add("f", Nets.head(Level.FRAME, 2, 0, null), 1));
        }
    }

    @Test
    void should_give_a_row_a_frame_when_the_encoder_keeps_them() {
        try (Learner lstm = Nets.open(Nets.lstm("mean", 0, 2, 2), Nets.ADAM)) {
            lstm.add("f", Nets.head(Level.FRAME, 4, 0, null), 1);
            lstm.add("c", Nets.head(Level.CHUNK, 4, 0, null), 1);
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
            Head reader = Nets.head(Level.UTTERANCE, 2, 0, "a", 3);
            assertProblem("no head 'a'", () -> learner.add("b", reader, 1));
            learner.add("a", Head.utterance(2), 1);
            assertProblem("no hidden layer", () -> learner.add("b", reader, 1));
            learner.remove("a");
            learner.add("a", Nets.head(Level.CHUNK, 2, 0, null, 3), 1);
            assertProblem("no hidden layer of level UTTERANCE", () -> learner.add("b", reader, 1));
        }
    }

    @Test
    void should_refuse_a_head_that_came_back_when_its_reader_no_longer_fits() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 1, 1), Nets.ADAM)) {
            learner.add("a", Head.utterance(2, 3), 1);
            learner.add("b", Nets.head(Level.UTTERANCE, 2, 0, "a", 3), 1);
            learner.remove("a");
            Batch batch = Nets.batch(1, 2);
            assertProblem("no head 'a'", () -> learner.forward(batch, Set.of("b"), Mode.INFERENCE));
            assertProblem("another shape", () -> learner.add("a", Head.utterance(2, 4), 1));
            assertProblem(
                    "circle", () -> learner.add("a", Nets.head(Level.UTTERANCE, 2, 0, "b", 3), 1));
            learner.add("a", Head.utterance(7, 5, 3), 1);
            assertEquals(1, learner.forward(batch, Set.of("b"), Mode.INFERENCE).size());
        }
    }

    @Test
    void should_move_only_the_reader_when_only_it_has_a_gradient() {
        try (Learner learner = Nets.open(Nets.cnn("mean", 0, 2, 1), Nets.ADAM)) {
            learner.add("a", Head.utterance(2, 3), 1);
            learner.add("b", Nets.head(Level.UTTERANCE, 2, 0, "a", 3), 1);
            var before = learner.state();
            Nets.step(learner, Nets.batch(1, 2, 3), Set.of("b"), Nets.USUAL, 0);
            var after = learner.state();
            assertEquals(before.beneath("head/a/"), after.beneath("head/a/"));
            assertTrue(!before.beneath("head/b/").equals(after.beneath("head/b/")));
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
                        Optional.empty());
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
