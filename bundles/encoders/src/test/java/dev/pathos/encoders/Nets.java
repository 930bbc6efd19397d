package dev.pathos.encoders;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.encoder.Learner.Update;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Small networks, batches and losses that the tests of this bundle share. */
final class Nets {
    static final int COLUMNS = 5;
    static final int FRAMES = 11;
    static final Optimizer ADAM = new Optimizer(Optimizer.Kind.ADAM, 1e-3);
    static final Optimizer SGD = new Optimizer(Optimizer.Kind.SGD, 1);
    static final Update USUAL = new Update(1, 1, false);

    private Nets() {}

    static Encoder cnn(String pooling, double dropout, int shards, int workers) {
        Setup setup = new Setup(1, 1, dropout, pooling, shards, workers);
        return new CnnEncoder(new int[] {6, 4}, 3, 2, 7, "relu", setup);
    }

    static Encoder lstm(String pooling, double dropout, int shards, int workers) {
        return new LstmEncoder(
                new int[] {6, 4}, new Setup(1, 1, dropout, pooling, shards, workers));
    }

    static Encoder vgg(boolean normalized, int shards, int workers) {
        Setup setup = new Setup(1, 1, 0, "mean", shards, workers);
        return new VggEncoder(new int[] {6, 8}, normalized, 9, "tanh", setup);
    }

    static Encoder mlp(int shards, int workers) {
        Setup setup = new Setup(1, 1, .2, "gated", shards, workers);
        return new MlpEncoder(new int[] {7, 4}, "relu", setup);
    }

    static Encoder transformer(double dropout, int shards, int workers) {
        return new TransformerEncoder(
                2,
                5,
                7,
                new int[] {6, 4},
                new TransformerArchitecture.Rates(dropout, dropout, dropout),
                new Setup(1, 1, dropout, "mean", shards, workers));
    }

    static Learner open(Encoder encoder, Optimizer optimizer) {
        return encoder.open(COLUMNS, FRAMES, optimizer, 5);
    }

    static Head head(
            Head.Level level, int outputs, double dropout, List<String> reads, Integer... hidden) {
        return new Head(
                level,
                List.of(hidden),
                outputs,
                dropout,
                Optional.empty(),
                Head.Lifetime.RUN,
                reads);
    }

    static Batch batch(long seed, int... chunks) {
        SplittableRandom random = Seeds.random(seed, "frames");
        float[] values = new float[Arrays.stream(chunks).sum() * FRAMES * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Batch(values, COLUMNS, FRAMES, chunks);
    }

    /** Half the sum of the squared distances of outputs from 1. */
    static double loss(Learner learner, Batch batch, Set<String> heads, Mode mode) {
        double sum = 0;
        for (Outputs outputs : learner.forward(batch, heads, mode).values()) {
            for (float value : outputs.values()) {
                sum += .5 * (value - 1.0) * (value - 1.0);
            }
        }
        return sum;
    }

    /** One step on that loss. */
    static double step(Learner learner, Batch batch, Set<String> heads, Update update, long step) {
        Map<String, float[]> gradients = new TreeMap<>();
        learner.forward(batch, heads, new Mode(true, step))
                .forEach(
                        (name, outputs) -> {
                            float[] gradient = outputs.values().clone();
                            for (int i = 0; i < gradient.length; i++) {
                                gradient[i] -= 1;
                            }
                            gradients.put(name, gradient);
                        });
        return learner.backward(gradients, update);
    }

    /** With head a, and head b that reads it. */
    static Learner withHeads(Encoder encoder) {
        Learner learner = open(encoder, ADAM);
        learner.add("a", head(Head.Level.UTTERANCE, 2, .2, List.of(), 6), 1);
        learner.add("b", head(Head.Level.UTTERANCE, 3, 0, List.of("a")), 2);
        return learner;
    }

    /** Trains both heads. */
    static void train(Learner learner, int from, int to) {
        for (int s = from; s < to; s++) {
            step(learner, batch(s, 3, 1, 2, 4, 1), Set.of("a", "b"), USUAL, s);
        }
    }
}
