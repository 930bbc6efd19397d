package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What must come out bit by bit the same. */
class ReproducibilityTest {
    private static final Set<String> HEADS = Set.of("a", "b");

    @Test
    void should_end_in_the_same_bits_when_workers_are_one_two_or_four() {
        State one = trained(Nets.cnn("attentive", .3, 4, 1), 20);
        assertEquals(one, trained(Nets.cnn("attentive", .3, 4, 2), 20));
        assertEquals(one, trained(Nets.cnn("attentive", .3, 4, 4), 20));
    }

    @Test
    void should_end_in_the_same_bits_when_recurrent_shards_have_more_workers() {
        State one = trained(Nets.lstm("mean", .3, 3, 1), 5);
        assertEquals(one, trained(Nets.lstm("mean", .3, 3, 3), 5));
    }

    @Test
    void should_end_in_almost_the_same_weights_when_shards_are_others() {
        State two = trained(Nets.cnn("attentive", .3, 2, 2), 3);
        State three = trained(Nets.cnn("attentive", .3, 3, 2), 3);
        for (String name : two.tensors().keySet()) {
            if (!name.contains("optimizer")) {
                assertArrayEquals(
                        two.tensor(name).floats(), three.tensor(name).floats(), 2e-4f, name);
            }
        }
    }

    @Test
    void should_go_on_as_if_nothing_had_been_when_restored_into_a_fresh_learner() {
        State uninterrupted = trained(Nets.cnn("gated", .3, 2, 2), 20);
        State half = trained(Nets.cnn("gated", .3, 2, 2), 10);
        try (Learner resumed = Nets.withHeads(Nets.cnn("gated", .3, 2, 1))) {
            resumed.restore(half);
            Nets.train(resumed, 10, 20);
            assertEquals(uninterrupted, resumed.state());
        }
    }

    @Test
    void should_hold_the_same_weights_when_opened_on_several_threads_at_once() {
        List<CompletableFuture<State>> states =
                List.of(1, 2, 3, 4).stream()
                        .map(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> trained(Nets.cnn("mean", 0, 2, 1), 0)))
                        .toList();
        for (CompletableFuture<State> state : states) {
            assertEquals(states.get(0).join(), state.join());
        }
    }

    @Test
    void should_give_an_utterance_the_same_bits_when_others_are_encoded_with_it() {
        Batch all = Nets.batch(1, 40, 3, 1, 30, 2);
        int[] first = {0, 40, 43, 44, 74};
        for (Encoder encoder : List.of(Nets.cnn("gated", 0, 2, 2), Nets.lstm("mean", 0, 2, 2))) {
            try (Learner learner = Nets.withHeads(encoder)) {
                Outputs together = learner.embed(all);
                Map<String, Outputs> outputs = learner.forward(all, HEADS, Mode.INFERENCE);
                for (int u = 0; u < 5; u++) {
                    Batch alone = part(all, first[u], all.chunks()[u]);
                    assertRow(learner.embed(alone), together, u);
                    Outputs head = learner.forward(alone, HEADS, Mode.INFERENCE).get("a");
                    assertRow(head, outputs.get("a"), u);
                }
            }
        }
    }

    @Test
    void should_train_on_as_before_when_another_head_came_and_went() {
        State plain = trained(Nets.cnn("mean", .2, 2, 2), 6);
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", .2, 2, 2))) {
            Nets.train(learner, 0, 3);
            learner.add("c", Head.utterance(3, 4), 1);
            learner.forward(Nets.batch(1, 2), Set.of("c"), Mode.INFERENCE);
            learner.remove("c");
            Nets.train(learner, 3, 6);
            assertEquals(plain, learner.state());
        }
    }

    private static State trained(Encoder encoder, int steps) {
        try (Learner learner = Nets.withHeads(encoder)) {
            State fresh = learner.state();
            Nets.train(learner, 0, steps);
            if (steps > 0) {
                assertNotEquals(fresh, learner.state());
            }
            return learner.state();
        }
    }

    private static Batch part(Batch batch, int firstChunk, int chunks) {
        int size = Nets.FRAMES * Nets.COLUMNS;
        float[] values =
                Arrays.copyOfRange(batch.values(), firstChunk * size, (firstChunk + chunks) * size);
        return new Batch(values, Nets.COLUMNS, Nets.FRAMES, new int[] {chunks});
    }

    private static void assertRow(Outputs one, Outputs all, int row) {
        int width = all.width();
        assertArrayEquals(
                one.values(), Arrays.copyOfRange(all.values(), row * width, (row + 1) * width));
    }
}
