package dev.pathos.bench;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Task;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A network that is trained on one generated batch, over and over, by the same calls as a run's:
 * forward, the task's objective on the outputs, backward with the gradient clipped, Adam.
 */
final class Trainee implements AutoCloseable {
    /** Emotions to be told apart. */
    static final int CLASSES = 6;

    /** What an experiment does unless it is told otherwise. */
    static final double RATE = 7.25e-4;

    static final double CLIP = .8;

    private static final long SEED = 1;
    private static final String HEAD = "labels";

    private final Batch batch;
    private final Objective objective;
    private final float[] targets;
    private final Learner learner;
    private long step;

    /**
     * Opens a learner and adds the task's head.
     *
     * @param encoder the architecture
     * @param task learned from labels, one target an utterance
     * @param net the shape of the batch
     * @throws Problem if the architecture does not fit that shape
     * @throws IOException if the task wants to see more than labels
     */
    Trainee(Encoder encoder, Task task, Net net) throws IOException {
        List<Sample> samples = LabeledSample.of(net.utterances(), CLASSES);
        Labeler labeler = task.fit(samples, SEED);
        targets = new float[samples.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = labeler.label(samples.get(i)).values()[0];
        }
        objective = labeler.objective();
        batch = generated(net);
        learner =
                encoder.open(
                        net.columns(),
                        net.frames(),
                        new Optimizer(Optimizer.Kind.ADAM, RATE),
                        SEED);
        learner.add(HEAD, objective.head(), SEED);
    }

    private static Batch generated(Net net) {
        int[] chunks = new int[net.utterances()];
        Arrays.fill(chunks, net.chunks());
        float[] values = new float[net.utterances() * net.chunks() * net.frames() * net.columns()];
        SplittableRandom random = Seeds.random(SEED, "batch");
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Batch(values, net.columns(), net.frames(), chunks);
    }

    /** The number of weights that are trained, those of the head among them. */
    long parameters() {
        return learner.state().tensors().entrySet().stream()
                .filter(entry -> !entry.getKey().contains("optimizer/"))
                // running statistics of batch normalisation
                .filter(entry -> !entry.getKey().matches(".*_(mean|var)"))
                .map(Map.Entry::getValue)
                .map(Tensor::shape)
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, Math::multiplyExact))
                .sum();
    }

    /**
     * A step of training.
     *
     * @return the loss before it
     * @throws Problem if loss or gradient is not finite
     */
    double train() {
        Outputs outputs =
                learner.forward(batch, Set.of(HEAD), new Learner.Mode(true, step++)).get(HEAD);
        float[] gradient = new float[outputs.values().length];
        double loss = objective.loss(outputs, targets, gradient);
        double norm = learner.backward(Map.of(HEAD, gradient), new Learner.Update(1, CLIP, false));
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new Problem(
                    "the network has diverged at step " + step,
                    "bench training",
                    "report it: a time measured on values that are not finite means nothing");
        }
        return loss;
    }

    /**
     * Predicts the whole batch.
     *
     * @return probabilities, a row an utterance
     */
    float[] infer() {
        return objective.predict(
                learner.forward(batch, Set.of(HEAD), Learner.Mode.INFERENCE).get(HEAD));
    }

    /** Embeddings of the batch, a row an utterance. */
    float[] embed() {
        return learner.embed(batch).values();
    }

    /** The number of utterances in the batch. */
    int utterances() {
        return batch.utterances();
    }

    /** What computes. */
    String engine() {
        return learner.engine();
    }

    /** Takes over another's weights. */
    void takeOver(Trainee other) {
        learner.restore(other.learner.state());
    }

    @Override
    public void close() {
        learner.close();
    }
}
