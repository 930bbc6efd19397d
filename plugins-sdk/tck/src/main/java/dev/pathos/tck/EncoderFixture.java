package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.encoder.Learner.Update;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Learners, batches and steps that the contract of encoders is made of. */
abstract class EncoderFixture {
    static final Optimizer ADAM = new Optimizer(Optimizer.Kind.ADAM, 1e-3);
    static final Optimizer SGD = new Optimizer(Optimizer.Kind.SGD, 1);
    static final Update USUAL = new Update(1, 0, false);
    static final Set<String> A = Set.of("a");
    static final Set<String> BOTH = Set.of("a", "b");

    /**
     * A fresh encoder with usual settings, but small, and with all its dropout on.
     *
     * @param workers how many threads it may use inside a step
     */
    protected abstract Encoder encoder(int workers);

    /** Features of a frame that the tests use. */
    protected int columns() {
        return 7;
    }

    /** Frames of a chunk that the tests use. */
    protected int frames() {
        return 62;
    }

    final Learner open(int workers, Optimizer optimizer, long seed) {
        return open(encoder(workers), optimizer, seed);
    }

    final Learner open(Encoder encoder, Optimizer optimizer, long seed) {
        Learner learner = encoder.open(columns(), frames(), optimizer, seed);
        learner.add("a", Head.utterance(2, 6), 1);
        learner.add("b", Head.utterance(4), 2);
        return learner;
    }

    final void train(Learner learner, int from, int to) {
        for (int s = from; s < to; s++) {
            step(learner, batch(s, 3, 1, 5, 2, 4), BOTH, new Update(1, 1, false), s);
        }
    }

    /** Normal-like frames of utterances with so many chunks each. */
    final Batch batch(long seed, int... chunks) {
        SplittableRandom random = Seeds.random(seed, "frames");
        int all = Arrays.stream(chunks).sum();
        float[] values = new float[all * frames() * columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * (random.nextDouble() + random.nextDouble()) - 2);
        }
        return new Batch(values, columns(), frames(), chunks);
    }

    static double step(Learner learner, Batch batch, Set<String> heads, Update update, long step) {
        return learner.backward(squares(learner, batch, heads, step), update);
    }

    /** A forward pass in training and the gradients of half the squares of its outputs. */
    static Map<String, float[]> squares(Learner learner, Batch batch, Set<String> heads, long at) {
        Map<String, float[]> gradients = new TreeMap<>();
        learner.forward(batch, heads, new Mode(true, at))
                .forEach((name, o) -> gradients.put(name, o.values().clone()));
        return gradients;
    }

    /** How far the trunk moves by a step of plain descent at rate 1: its gradient, negated. */
    final float[] trunkStep(Batch batch, Set<String> heads) {
        try (Learner learner = open(1, SGD, 5)) {
            State before = learner.state().beneath("trunk/");
            step(learner, batch, heads, USUAL, 3);
            State after = learner.state().beneath("trunk/");
            List<Float> moved = new ArrayList<>();
            before.tensors()
                    .forEach(
                            (name, tensor) -> {
                                if (!name.startsWith("optimizer/")) {
                                    float[] to = after.tensor(name).floats();
                                    for (int k = 0; k < to.length; k++) {
                                        moved.add(to[k] - tensor.floats()[k]);
                                    }
                                }
                            });
            float[] all = new float[moved.size()];
            for (int k = 0; k < all.length; k++) {
                all[k] = moved.get(k);
            }
            return all;
        }
    }

    static double loss(Learner learner, Batch batch, Set<String> heads, long step) {
        double sum = 0;
        for (Outputs o : learner.forward(batch, heads, new Mode(true, step)).values()) {
            for (float value : o.values()) {
                sum += .5 * value * value;
            }
        }
        return sum;
    }

    static void assertShape(int rows, int width, Outputs outputs) {
        assertEquals(rows, outputs.rows(), "rows");
        assertEquals(width, outputs.width(), "width");
        for (float value : outputs.values()) {
            assertTrue(Float.isFinite(value), "an output of " + value);
        }
    }
}
