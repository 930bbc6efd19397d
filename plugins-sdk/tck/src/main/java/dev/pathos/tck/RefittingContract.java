package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Refitting;
import dev.pathos.api.task.Refitting.Activations;
import dev.pathos.api.task.Refitting.Refit;
import dev.pathos.api.task.Sample;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What a task whose labelers are {@link Refitting} must do beside {@link TaskContract}: a refit is
 * a function of labeler, activations, epoch and seed, and goes on from saved state as if nothing
 * had been saved.
 */
public abstract class RefittingContract extends TaskContract {
    private static final int WIDTH = 6;

    private Refitting fitted() throws IOException {
        return assertInstanceOf(Refitting.class, task().fit(part(), SEED));
    }

    /** Activations of samples, of one to three chunks each, that are drawn at random. */
    private static Activations activations(List<Sample> samples) {
        SplittableRandom random = Seeds.random(7, "activations");
        String[] ids = new String[samples.size()];
        int[] chunks = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = samples.get(i).utterance().id();
            chunks[i] = 1 + i % 3;
        }
        float[] values = new float[Arrays.stream(chunks).sum() * WIDTH];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) (2 * random.nextDouble() - 1);
        }
        return new Activations(ids, chunks, values, WIDTH);
    }

    private Refit refit(Refitting labeler) {
        return labeler.refit(activations(part()), 0, SEED);
    }

    @Test
    void should_give_the_same_fit_when_refitted_twice() throws IOException {
        Refitting labeler = fitted();
        assertEqual(refit(labeler), refit(labeler));
        assertEqual(refit(labeler), refit(fitted()));
    }

    @Test
    void should_go_on_as_before_when_saved_between_refits() throws IOException {
        Refitting labeler = fitted();
        Labeler restored = task().restore(Saved.read(labeler.state()));
        assertEqual(refit(labeler), refit(assertInstanceOf(Refitting.class, restored)));
        Labeler first = refit(labeler).labeler();
        Labeler back = task().restore(Saved.read(first.state()));
        assertTargets(part(), targets(first, part()), targets(back, part()));
        if (first instanceof Refitting again) {
            assertEqual(refit(again), refit(assertInstanceOf(Refitting.class, back)));
        }
    }

    @Test
    void should_leave_activations_unchanged_when_refitting() throws IOException {
        Activations given = activations(part());
        fitted().refit(given, 0, SEED);
        Activations before = activations(part());
        assertArrayEquals(before.ids(), given.ids());
        assertArrayEquals(before.chunks(), given.chunks());
        assertArrayEquals(before.values(), given.values());
    }

    @Test
    void should_give_a_weight_to_every_utterance_when_it_gives_any() throws IOException {
        double[] weights = refit(fitted()).weights().orElse(null);
        if (weights != null) {
            assertEquals(part().size(), weights.length, "one weight an utterance");
            for (double weight : weights) {
                assertTrue(weight >= 0 && Double.isFinite(weight), "a weight of " + weight);
            }
            assertTrue(Arrays.stream(weights).sum() > 0, "no utterance would be drawn");
        }
    }

    @Test
    void should_name_finite_metrics_when_it_has_any() throws IOException {
        refit(fitted())
                .metrics()
                .forEach((name, value) -> assertTrue(Double.isFinite(value), name + " " + value));
    }

    @Test
    void should_keep_its_head_when_that_lives_as_long_as_the_task() throws IOException {
        Refitting labeler = fitted();
        Head head = labeler.objective().head();
        Head after = refit(labeler).labeler().objective().head();
        assertTrue(
                after.equals(head) || after.lifetime() == Head.Lifetime.REFIT,
                after + " instead of " + head + " needs the lifetime REFIT");
    }

    @Test
    void should_fit_or_say_why_not_when_there_is_one_utterance() throws IOException {
        Activations one = new Activations(new String[] {"a"}, new int[] {1}, new float[WIDTH], 6);
        try {
            fitted().refit(one, 0, SEED);
        } catch (Problem expected) {
            assertFalse(expected.getMessage().isBlank());
        }
    }

    private void assertEqual(Refit a, Refit b) throws IOException {
        assertEquals(a.labeler().state(), b.labeler().state());
        assertTargets(part(), targets(a.labeler(), part()), targets(b.labeler(), part()));
        assertArrayEquals(a.weights().orElse(null), b.weights().orElse(null));
        assertEquals(a.metrics(), b.metrics());
    }
}
