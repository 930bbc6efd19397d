package dev.pathos.predictor;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Safetensors;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.signal.Chunks;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A model's network with its trained weights, from features to probabilities. */
final class Network implements AutoCloseable {
    private final Model.Settings settings;
    private final List<String> columns;
    private final Normalization normalization;
    private final Chunks chunks;
    private final Objective objective;
    private final Learner learner;

    private Network(
            Model.Settings settings,
            Normalization normalization,
            Objective objective,
            Learner learner) {
        this.settings = settings;
        this.columns = List.of(settings.columns());
        this.normalization = normalization;
        this.chunks =
                new Chunks(settings.chunk_frames(), settings.chunk_count(), settings.chunk_scale());
        this.objective = objective;
        this.learner = learner;
    }

    /**
     * Opens a model's network.
     *
     * @param model its parts
     * @param folder where its weights lie
     * @throws Problem if the weights are missing, changed, or do not fit the parts
     */
    static Network open(Model model, Path folder) {
        Model.Settings settings = model.settings();
        State saved = read(folder.resolve(settings.weights()), settings.sha256());
        Normalization normalization = Normalization.restore(saved.beneath("normalization/"));
        if (normalization.mean().length != settings.columns().length) {
            throw new Problem(
                    "the normalisation is of "
                            + normalization.mean().length
                            + " features and the model of "
                            + settings.columns().length,
                    folder.toString(),
                    "take the model's folder anew from its run");
        }
        Objective objective = model.task().restore(saved.beneath("task/")).objective();
        if (!objective.classes().equals(List.of(settings.classes()))) {
            throw new Problem(
                    "the task's classes are " + objective.classes(),
                    folder + ", key classes has " + List.of(settings.classes()),
                    "take the model's folder anew from its run");
        }
        // nothing is trained: optimizer and seed do not matter
        Learner learner =
                model.encoder()
                        .open(
                                settings.columns().length,
                                settings.chunk_frames(),
                                new Optimizer(Optimizer.Kind.SGD, 1),
                                0);
        try {
            learner.add(settings.head(), objective.head(), 0);
            learner.restore(trained(learner.state(), saved.beneath("network/"), folder));
        } catch (RuntimeException e) {
            learner.close();
            throw e;
        }
        return new Network(settings, normalization, objective, learner);
    }

    private static State read(Path weights, String expected) {
        try {
            if (!Digests.of(weights).equals(expected)) {
                throw new Problem(
                        "the weights are not those that were trained",
                        weights + ", key sha256",
                        "take the model's folder anew from its run");
            }
            return Safetensors.read(weights);
        } catch (IOException e) {
            throw new Problem(
                    "the weights cannot be read: " + Reasons.of(e),
                    weights.toString(),
                    "take the model's folder anew from its run",
                    e);
        }
    }

    /** Trained weights in place of fresh ones; what belongs to optimizers stays fresh. */
    private static State trained(State fresh, State weights, Path folder) {
        Map<String, Tensor> all = new TreeMap<>(fresh.tensors());
        all.putAll(weights.tensors());
        for (String name : all.keySet()) {
            if (!weights.tensors().containsKey(name) && !name.contains("/optimizer/")) {
                throw new Problem(
                        "the model has no weights '" + name + "' that its encoder needs",
                        folder.toString(),
                        "use the version of the encoder's bundle that trained it");
            }
        }
        return new State(all);
    }

    List<String> classes() {
        return objective.classes();
    }

    /** Probabilities or values of an utterance. */
    int width() {
        return objective.head().outputs();
    }

    Learner learner() {
        return learner;
    }

    Objective objective() {
        return objective;
    }

    Normalization normalization() {
        return normalization;
    }

    /**
     * Normalises an utterance's features and cuts them into chunks.
     *
     * @throws Problem if they are other features than the network was trained on
     */
    Batch cut(Frames frames) {
        if (!frames.columns().equals(columns) || frames.frameRate() != settings.frame_rate()) {
            throw new Problem(
                    "the features are others than the model was trained on",
                    "now "
                            + frames.columns().size()
                            + " columns at "
                            + frames.frameRate()
                            + "/s, in training "
                            + columns.size()
                            + " at "
                            + settings.frame_rate()
                            + "/s",
                    "use the version of the extractor's bundle that trained it");
        }
        int[] starts = chunks.starts(frames.rows());
        int width = columns.size();
        float[] rows = frames.toArray();
        normalization.apply(rows);
        float[] values = new float[starts.length * chunks.length() * width];
        for (int k = 0; k < starts.length; k++) {
            int count = Math.min(chunks.length(), frames.rows() - starts[k]) * width;
            System.arraycopy(rows, starts[k] * width, values, k * chunks.length() * width, count);
        }
        return new Batch(values, width, chunks.length(), new int[] {starts.length});
    }

    /**
     * Predicts.
     *
     * @param utterances utterances that were {@link #cut}
     * @return for each the probabilities of the classes or the values; of a head with a row a chunk
     *     or frame their mean
     */
    float[][] predict(List<Batch> utterances) {
        Batch all = join(utterances);
        Outputs outputs =
                learner.forward(all, Set.of(settings.head()), Learner.Mode.INFERENCE)
                        .get(settings.head());
        float[] values = objective.predict(outputs);
        int width = outputs.width();
        float[][] predicted = new float[utterances.size()][width];
        int row = 0;
        for (int u = 0; u < predicted.length; u++) {
            int rows =
                    switch (objective.head().level()) {
                        case UTTERANCE -> 1;
                        case CHUNK -> all.chunks()[u];
                        case FRAME -> all.chunks()[u] * all.frames();
                    };
            for (int r = 0; r < rows; r++, row++) {
                for (int c = 0; c < width; c++) {
                    predicted[u][c] += values[row * width + c] / rows;
                }
            }
        }
        return predicted;
    }

    private static Batch join(List<Batch> utterances) {
        int size = utterances.stream().mapToInt(u -> u.values().length).sum();
        float[] values = new float[size];
        int to = 0;
        for (Batch one : utterances) {
            System.arraycopy(one.values(), 0, values, to, one.values().length);
            to += one.values().length;
        }
        int[] counts = utterances.stream().flatMapToInt(u -> Arrays.stream(u.chunks())).toArray();
        Batch first = utterances.get(0);
        return new Batch(values, first.columns(), first.frames(), counts);
    }

    @Override
    public void close() {
        learner.close();
    }
}
