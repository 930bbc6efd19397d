package ${package};

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The trainable state of one run: the trunk's layer and the heads. */
final class StatisticsLearner implements Learner {
    private final int columns;
    private final int frames;
    private final int width;
    private final Optimizer optimizer;
    private final long seed;
    private final DenseLayer trunk;
    private final SortedMap<String, HeadLayers> heads = new TreeMap<>();
    private Step step;

    /** What a forward pass in training leaves for the backward pass. */
    private record Step(
            int[] chunks,
            float[] statistics,
            float[] embedded,
            Map<String, HeadLayers.Pass> passes) {}

    StatisticsLearner(int columns, int frames, int width, Optimizer optimizer, long seed) {
        this.columns = columns;
        this.frames = frames;
        this.width = width;
        this.optimizer = optimizer;
        this.seed = seed;
        trunk = new DenseLayer(2 * columns, width, optimizer, Seeds.random(seed, "trunk"));
    }

    @Override
    public void add(String name, Head head, long headSeed) {
        if (head.level() != Head.Level.UTTERANCE || !head.reads().isEmpty()) {
            throw new Problem(
                    "this encoder has outputs of level utterance only, which read no other heads",
                    "head " + name,
                    "use another encoder, such as lstm-encoder");
        }
        heads.put(name, new HeadLayers(head, width, optimizer, headSeed, seed));
    }

    @Override
    public void remove(String name) {
        heads.remove(name);
    }

    @Override
    public Map<String, Outputs> forward(Batch batch, Set<String> names, Mode mode) {
        float[] statistics = statistics(batch);
        float[] embedded = embedded(statistics, batch.chunks());
        float[] pooled = pooled(embedded, batch.chunks());
        Map<String, HeadLayers.Pass> passes = new TreeMap<>();
        Map<String, Outputs> outputs = new TreeMap<>();
        for (String name : names) {
            HeadLayers head = head(name);
            HeadLayers.Pass pass = head.forward(pooled, batch.utterances(), mode);
            passes.put(name, pass);
            outputs.put(
                    name, new Outputs(pass.outputs(), batch.utterances(), head.head().outputs()));
        }
        step =
                mode.training()
                        ? new Step(batch.chunks().clone(), statistics, embedded, passes)
                        : null;
        return outputs;
    }

    @Override
    public double backward(Map<String, float[]> gradients, Update update) {
        Step last = last();
        step = null;
        Map<DenseLayer, double[]> found = new LinkedHashMap<>();
        float[] flow = new float[last.chunks().length * width];
        new TreeMap<>(gradients)
                .forEach(
                        (name, gradient) ->
                                add(
                                        head(name)
                                                .backward(last.passes().get(name), gradient, found),
                                        flow));
        if (!update.trunkFrozen() && !gradients.isEmpty()) {
            found.put(trunk, trunkGradient(last, flow));
        }
        double norm = 0;
        for (double[] gradient : found.values()) {
            norm += Arrays.stream(gradient).map(g -> g * g).sum();
        }
        norm = Math.sqrt(norm);
        if (Double.isFinite(norm)) {
            double clip = update.maxNorm();
            double scale = clip > 0 && norm > clip ? clip / norm : 1;
            found.forEach((layer, g) -> layer.update(g, update.rateFactor(), scale));
        }
        return norm;
    }

    @Override
    public TrunkGradients trunkGradients(Map<String, float[]> gradients) {
        Step last = last();
        List<String> names = List.copyOf(new TreeSet<>(gradients.keySet()));
        List<float[]> found = new ArrayList<>();
        for (String name : names) {
            HeadLayers.Pass pass = last.passes().get(name);
            float[] flow = head(name).backward(pass, gradients.get(name), new LinkedHashMap<>());
            double[] gradient = trunkGradient(last, flow);
            float[] rounded = new float[gradient.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) gradient[i];
            }
            found.add(rounded);
        }
        return TrunkGradients.of(names, found);
    }

    private HeadLayers head(String name) {
        HeadLayers head = heads.get(name);
        if (head == null) {
            throw new IllegalArgumentException("no head " + name + " among " + heads.keySet());
        }
        return head;
    }

    private Step last() {
        if (step == null) {
            throw new IllegalStateException("a forward pass in training must come before");
        }
        return step;
    }

    /** From the derivative by each utterance's embedding to that by the trunk's weights. */
    private double[] trunkGradient(Step last, float[] flow) {
        float[] back = new float[last.embedded().length];
        int chunk = 0;
        for (int u = 0; u < last.chunks().length; u++) {
            for (int c = 0; c < last.chunks()[u]; c++, chunk++) {
                for (int k = 0; k < width; k++) {
                    float y = last.embedded()[chunk * width + k];
                    back[chunk * width + k] = flow[u * width + k] / last.chunks()[u] * (1 - y * y);
                }
            }
        }
        double[] gradient = new double[trunk.size()];
        trunk.backward(last.statistics(), back, gradient);
        return gradient;
    }

    @Override
    public Outputs embed(Batch batch) {
        float[] embedded = embedded(statistics(batch), batch.chunks());
        return new Outputs(pooled(embedded, batch.chunks()), batch.utterances(), width);
    }

    @Override
    public Outputs activations(Batch batch, String head) {
        if (head != null) {
            throw new Problem(
                    "this encoder has no hidden layer with a row for each chunk",
                    "head " + head,
                    "ask for the trunk's activations");
        }
        float[] embedded = embedded(statistics(batch), batch.chunks());
        return new Outputs(embedded, embedded.length / width, width);
    }

    /** Means, then deviations, of the columns of each chunk. */
    private float[] statistics(Batch batch) {
        if (batch.columns() != columns || batch.frames() != frames) {
            throw new Problem(
                    "a batch of chunks of " + batch.frames() + "x" + batch.columns(),
                    "the encoder was opened for " + frames + "x" + columns,
                    "use the features and chunks that it was opened for");
        }
        int chunks = Arrays.stream(batch.chunks()).sum();
        float[] statistics = new float[chunks * 2 * columns];
        for (int k = 0; k < chunks * columns; k++) {
            int chunk = k / columns;
            double sum = 0;
            double squares = 0;
            for (int f = 0; f < frames; f++) {
                double value = batch.values()[(chunk * frames + f) * columns + k % columns];
                sum += value;
                squares += value * value;
            }
            double mean = sum / frames;
            int at = chunk * 2 * columns + k % columns;
            statistics[at] = (float) mean;
            statistics[at + columns] =
                    (float) Math.sqrt(Math.max(0, squares / frames - mean * mean));
        }
        return statistics;
    }

    private float[] embedded(float[] statistics, int[] chunks) {
        float[] y = trunk.forward(statistics, Arrays.stream(chunks).sum());
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) Math.tanh(y[i]);
        }
        return y;
    }

    private float[] pooled(float[] embedded, int[] chunks) {
        float[] pooled = new float[chunks.length * width];
        int at = 0;
        for (int u = 0; u < chunks.length; u++) {
            for (int i = 0; i < chunks[u] * width; i++, at++) {
                pooled[u * width + i % width] += embedded[at] / chunks[u];
            }
        }
        return pooled;
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    @Override
    public State state() {
        State state = trunk.state().under("trunk/");
        for (Map.Entry<String, HeadLayers> head : heads.entrySet()) {
            state = state.and(head.getValue().state().under("head/" + head.getKey() + "/"));
        }
        return state;
    }

    @Override
    public void restore(State state) {
        Map<String, Tensor> own = state().tensors();
        Set<String> names = new TreeSet<>(own.keySet());
        names.addAll(state.tensors().keySet());
        for (String name : names) {
            Tensor here = own.get(name);
            Tensor there = state.tensors().get(name);
            if (here == null || there == null || !Arrays.equals(here.shape(), there.shape())) {
                throw new Problem(
                        "the saved weights do not fit",
                        name + " is " + there + " there and " + here + " here",
                        "use the encoder, features and heads that they were saved with");
            }
        }
        step = null;
        trunk.restore(state.beneath("trunk/"));
        heads.forEach((name, head) -> head.restore(state.beneath("head/" + name + "/")));
    }

    @Override
    public void close() {
        // nothing is held outside of the heap
    }
}
