package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.encoder.Learner.Update;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Encoder} and its learners must do: the same seed gives the same weights, the
 * gradient is that of the loss, a saved and restored learner goes on bit-equal, and so does one
 * with another number of workers.
 *
 * <p>The loss of these tests is half the sum of the squared outputs, whose gradient by the outputs
 * is the outputs themselves.
 */
public abstract class EncoderContract extends EncoderFixture {
    @Test
    void should_hold_the_same_weights_when_opened_with_the_same_seed() {
        try (Learner one = open(1, ADAM, 5);
                Learner same = open(1, ADAM, 5);
                Learner other = open(1, ADAM, 6)) {
            assertEquals(one.state(), same.state());
            assertNotEquals(one.state().beneath("trunk/"), other.state().beneath("trunk/"));
        }
    }

    @Test
    void should_say_how_it_wants_utterances_cut_when_asked() {
        Encoder.Chunking chunking = encoder(1).chunking();
        assertTrue(chunking.window() > 0 && chunking.scale() >= 1, chunking.toString());
        assertEquals(chunking, encoder(2).chunking());
    }

    @Test
    void should_give_one_row_an_utterance_when_run_forward() {
        try (Learner learner = open(1, ADAM, 5)) {
            Batch batch = batch(1, 3, 1, 5);
            Map<String, Outputs> outputs = learner.forward(batch, BOTH, Mode.INFERENCE);
            assertEquals(BOTH, outputs.keySet());
            assertShape(3, 2, outputs.get("a"));
            assertShape(3, 4, outputs.get("b"));
            assertEquals(3, learner.embed(batch).rows());
            assertEquals(9, learner.activations(batch, null).rows(), "one row a chunk");
        }
    }

    @Test
    void should_work_when_there_is_one_utterance_of_one_chunk() {
        try (Learner learner = open(1, ADAM, 5)) {
            Batch batch = batch(1, 1);
            assertShape(1, 2, learner.forward(batch, A, Mode.INFERENCE).get("a"));
            assertTrue(Double.isFinite(step(learner, batch, A, USUAL, 0)));
        }
    }

    @Test
    void should_give_one_row_a_chunk_or_a_problem_when_a_head_is_of_that_level() {
        try (Learner learner = encoder(1).open(columns(), frames(), ADAM, 5)) {
            Head head = Head.utterance(3, 6);
            Head chunk =
                    new Head(
                            Head.Level.CHUNK,
                            head.hidden(),
                            3,
                            0,
                            Optional.empty(),
                            Head.Lifetime.RUN,
                            List.of());
            try {
                learner.add("c", chunk, 1);
            } catch (Problem refused) {
                return;
            }
            Batch batch = batch(1, 3, 1, 5);
            assertShape(9, 3, learner.forward(batch, Set.of("c"), Mode.INFERENCE).get("c"));
            assertShape(9, 6, learner.activations(batch, "c"));
        }
    }

    @Test
    void should_change_nothing_when_inferring() {
        try (Learner learner = open(1, ADAM, 5)) {
            Batch batch = batch(1, 3, 1, 5);
            float[] values = batch.values().clone();
            State before = learner.state();
            float[] first = learner.forward(batch, A, Mode.INFERENCE).get("a").values().clone();
            learner.embed(batch);
            learner.activations(batch, null);
            assertArrayEquals(first, learner.forward(batch, A, Mode.INFERENCE).get("a").values());
            assertEquals(before, learner.state());
            assertArrayEquals(values, batch.values(), "the batch");
        }
    }

    @Test
    void should_give_an_utterance_the_same_output_when_others_are_inferred_with_it() {
        try (Learner learner = open(1, ADAM, 5)) {
            step(learner, batch(2, 2, 4, 3), A, USUAL, 0);
            Batch both = batch(1, 3, 2);
            int first = 3 * frames() * columns();
            float[] values = Arrays.copyOf(both.values(), first);
            Batch alone = new Batch(values, columns(), frames(), new int[] {3});
            float[] expected = learner.forward(alone, A, Mode.INFERENCE).get("a").values().clone();
            float[] found = learner.forward(both, A, Mode.INFERENCE).get("a").values();
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 1e-4 * (1 + Math.abs(expected[i])));
            }
        }
    }

    @Test
    void should_leave_batch_and_gradients_unchanged_when_taking_a_step() {
        try (Learner learner = open(1, ADAM, 5)) {
            Batch batch = batch(1, 3, 1, 5);
            Map<String, float[]> gradients = squares(learner, batch, BOTH, 0);
            Map<String, float[]> given = new TreeMap<>();
            gradients.forEach((name, values) -> given.put(name, values.clone()));
            learner.backward(gradients, USUAL);
            assertArrayEquals(batch(1, 3, 1, 5).values(), batch.values(), "the batch");
            given.forEach((name, values) -> assertArrayEquals(values, gradients.get(name), name));
        }
    }

    @Test
    void should_train_each_as_if_alone_when_four_learners_train_at_once() throws Exception {
        Encoder shared = encoder(1);
        State alone = trained(encoder(1));
        for (State state : Concurrently.call(() -> trained(shared))) {
            assertEquals(alone, state);
        }
    }

    private State trained(Encoder encoder) {
        try (Learner learner = open(encoder, ADAM, 5)) {
            train(learner, 0, 3);
            return learner.state();
        }
    }

    @Test
    void should_work_or_say_why_not_when_a_chunk_has_one_frame() {
        try (Learner learner = encoder(1).open(columns(), 1, ADAM, 5)) {
            learner.add("a", Head.utterance(2, 6), 1);
            Batch batch = new Batch(new float[2 * columns()], columns(), 1, new int[] {2});
            assertShape(1, 2, learner.forward(batch, A, Mode.INFERENCE).get("a"));
            assertTrue(Double.isFinite(step(learner, batch, A, USUAL, 0)));
        } catch (Problem refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    /**
     * Whether some of the trunk's state follows the batches without a gradient, as running means of
     * batch normalisation do.
     */
    protected boolean followsBatches() {
        return false;
    }

    @Test
    void should_lose_as_much_as_the_gradient_says_when_taking_a_small_step() {
        Batch batch = batch(1, 3, 1, 5, 2);
        double norm;
        try (Learner learner = open(1, SGD, 5)) {
            norm = step(learner, batch, BOTH, new Update(0, 0, false), 3);
        }
        assertTrue(norm > 0 && Double.isFinite(norm), "a gradient of norm " + norm);
        double before;
        double after;
        double rate;
        try (Learner learner = open(1, SGD, 5)) {
            before = loss(learner, batch, BOTH, 3);
            rate = 2e-3 * before / (norm * norm);
            step(learner, batch, BOTH, new Update(rate, 0, false), 3);
            after = loss(learner, batch, BOTH, 3);
        }
        // a first-order step of size r along the gradient g lowers the loss by r |g|^2
        assertEquals(1, (before - after) / (rate * norm * norm), .1);
    }

    @Test
    void should_tell_the_trunk_gradients_of_single_heads_when_asked() {
        assumeFalse(followsBatches(), "a step moves more of the trunk than its gradient does");
        Batch batch = batch(1, 3, 1, 5, 2);
        float[] a = trunkStep(batch, A);
        float[] b = trunkStep(batch, Set.of("b"));
        try (Learner learner = open(1, SGD, 5)) {
            TrunkGradients found = learner.trunkGradients(squares(learner, batch, BOTH, 3));
            assertEquals(List.of("a", "b"), found.heads());
            TrunkGradients expected = TrunkGradients.of(List.of("a", "b"), List.of(a, b));
            for (int i = 0; i < 2; i++) {
                assertEquals(1, found.norm(i) / expected.norm(i), 1e-3, "norm of head " + i);
            }
            assertEquals(expected.cosine(0, 1), found.cosine(0, 1), 1e-3);
        }
    }

    @Test
    void should_train_on_as_before_when_trunk_gradients_were_asked_for() {
        try (Learner plain = open(2, ADAM, 5);
                Learner measured = open(2, ADAM, 5)) {
            Batch batch = batch(1, 3, 1, 5, 2);
            for (int s = 0; s < 4; s++) {
                double norm = plain.backward(squares(plain, batch, BOTH, s), USUAL);
                Map<String, float[]> gradients = squares(measured, batch, BOTH, s);
                State before = measured.state();
                TrunkGradients once = measured.trunkGradients(gradients);
                TrunkGradients twice = measured.trunkGradients(gradients);
                assertArrayEquals(once.products()[0], twice.products()[0]);
                assertEquals(before, measured.state());
                assertEquals(norm, measured.backward(gradients, USUAL));
            }
            assertEquals(plain.state(), measured.state());
        }
    }

    @Test
    void should_take_a_shorter_step_when_the_gradient_is_clipped() {
        Batch batch = batch(1, 3, 1, 5, 2);
        try (Learner learner = open(1, SGD, 5)) {
            double before = loss(learner, batch, BOTH, 3);
            double norm = step(learner, batch, BOTH, new Update(0, 0, false), 3);
            double clip = 2e-3 * before / norm;
            try (Learner fresh = open(1, SGD, 5)) {
                assertEquals(norm, step(fresh, batch, BOTH, new Update(1, clip, false), 3), 1e-9);
                // the clipped gradient has norm `clip` and the same direction
                double fall = before - loss(fresh, batch, BOTH, 3);
                assertEquals(1, fall / (clip * norm), .1);
            }
        }
    }

    @Test
    void should_keep_the_trunk_when_it_is_frozen() {
        try (Learner learner = open(1, ADAM, 5)) {
            State before = learner.state();
            step(learner, batch(1, 3, 2), A, new Update(1, 0, true), 0);
            assertEquals(before.beneath("trunk/"), learner.state().beneath("trunk/"));
            assertNotEquals(before.beneath("head/a/"), learner.state().beneath("head/a/"));
        }
    }

    @Test
    void should_keep_a_head_when_it_has_no_gradient() {
        try (Learner learner = open(1, ADAM, 5)) {
            State before = learner.state();
            step(learner, batch(1, 3, 2), A, USUAL, 0);
            assertEquals(before.beneath("head/b/"), learner.state().beneath("head/b/"));
            assertNotEquals(before.beneath("head/a/"), learner.state().beneath("head/a/"));
            assertNotEquals(before.beneath("trunk/"), learner.state().beneath("trunk/"));
        }
    }

    @Test
    void should_leave_the_rest_as_it_is_when_heads_come_and_go() {
        try (Learner learner = open(1, ADAM, 5)) {
            step(learner, batch(1, 3, 2), BOTH, USUAL, 0);
            State before = learner.state();
            learner.add("c", Head.utterance(5, 3), 9);
            assertTrue(!learner.state().beneath("head/c/").tensors().isEmpty(), "weights of c");
            learner.remove("c");
            assertEquals(before, learner.state());
        }
    }

    @Test
    void should_hold_the_saved_state_when_restored() throws IOException {
        try (Learner uninterrupted = open(1, ADAM, 5);
                Learner resumed = open(1, ADAM, 6)) {
            train(uninterrupted, 0, 3);
            State saved = uninterrupted.state();
            train(uninterrupted, 3, 6);
            resumed.restore(Saved.read(saved));
            assertEquals(saved, resumed.state());
            assertNotEquals(saved, uninterrupted.state(), "a saved state does not move on");
        }
    }

    @Test
    void should_end_in_the_same_state_when_a_run_is_resumed() throws IOException {
        try (Learner uninterrupted = open(1, ADAM, 5);
                Learner resumed = open(1, ADAM, 5)) {
            train(uninterrupted, 0, 3);
            resumed.restore(Saved.read(uninterrupted.state()));
            train(uninterrupted, 3, 6);
            train(resumed, 3, 6);
            assertEquals(uninterrupted.state(), resumed.state());
        }
    }

    @Test
    void should_say_what_differs_when_a_state_does_not_fit() {
        try (Learner learner = open(1, ADAM, 5);
                Learner wider = encoder(1).open(columns() + 1, frames(), ADAM, 5)) {
            assertThrows(Problem.class, () -> learner.restore(State.EMPTY));
            // an encoder may take any number of columns with the same weights
            wider.add("a", Head.utterance(3, 6), 1);
            wider.add("b", Head.utterance(4), 2);
            assertThrows(Problem.class, () -> learner.restore(wider.state()));
        }
    }

    @Test
    void should_end_in_the_same_state_when_workers_are_more() {
        try (Learner one = open(1, ADAM, 5);
                Learner three = open(3, ADAM, 5)) {
            train(one, 0, 3);
            train(three, 0, 3);
            assertEquals(one.state(), three.state());
            Batch batch = batch(8, 3, 1, 5, 2, 4);
            assertArrayEquals(one.embed(batch).values(), three.embed(batch).values());
        }
    }

    @Test
    void should_learn_when_trained() {
        try (Learner learner = open(1, ADAM, 5)) {
            Batch batch = batch(1, 3, 1, 5, 2);
            double before = loss(learner, batch, BOTH, 0);
            for (int s = 0; s < 30; s++) {
                step(learner, batch, BOTH, USUAL, s);
            }
            double after = loss(learner, batch, BOTH, 0);
            assertTrue(after < before, after + " after 30 steps from " + before);
        }
    }
}
