package dev.pathos.encoders;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.OnnxExport;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Head.Level;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import dev.pathos.layers.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A trunk of Deeplearning4j layers, pooling and heads, trained by gradients that come from outside.
 *
 * <p>Every sum is taken in an order that depends on the batch and the number of shards alone, and
 * dropout is drawn as a function of seed and step, so that any number of workers gives the same
 * bits. Embeddings and outputs without training do not even depend on the rest of the batch.
 *
 * <p>A backward pass whose gradient is not finite changes nothing; the norm that it returns tells.
 */
final class NetworkLearner implements Learner, OnnxExport {
    private final int columns;
    private final int frames;
    private final int width;
    private final Precision precision;
    private final PooledTrunk trunk;
    private final Heads heads;
    private Step step;

    /** What a forward pass in training leaves for the backward pass. */
    private record Step(PooledTrunk.Rows rows, Map<String, HeadNetwork.Pass> passes) {}

    NetworkLearner(
            Architecture architecture,
            int columns,
            int frames,
            Setup setup,
            Optimizer optimizer,
            long seed) {
        Engine.prepare();
        this.columns = columns;
        this.frames = frames;
        this.width = architecture.width();
        this.precision = setup.inference();
        this.trunk = new PooledTrunk(architecture, columns, frames, setup, optimizer, seed);
        this.heads = new Heads(width, architecture.keepsFrames(), optimizer, seed);
    }

    @Override
    public void add(String name, Head head, long seed) {
        heads.add(name, head, seed);
    }

    @Override
    public void remove(String name) {
        heads.remove(name);
    }

    @Override
    public Map<String, Outputs> forward(Batch batch, Set<String> names, Mode mode) {
        check(batch);
        step = null;
        PooledTrunk.Rows rows = trunk.forward(batch, mode, heads.need(Level.FRAME, names));
        Map<String, HeadNetwork.Pass> passes =
                heads.forward(rows.byLevel(), names, mode.training(), mode.step());
        if (mode.training()) {
            step = new Step(rows, passes);
        }
        Map<String, Outputs> outputs = new TreeMap<>();
        for (String name : names) {
            HeadNetwork.Pass pass = passes.get(name);
            int outputWidth = heads.network(name, "asked for").head().outputs();
            outputs.put(name, new Outputs(pass.outputs(), pass.rows(), outputWidth));
        }
        return outputs;
    }

    @Override
    public TrunkGradients trunkGradients(Map<String, float[]> gradients) {
        Step last = last(gradients);
        List<String> names = gradients.keySet().stream().sorted().toList();
        List<float[]> found = new ArrayList<>();
        for (String name : names) {
            Map<Level, float[]> flow = flow(last);
            heads.backward(last.passes(), Map.of(name, gradients.get(name)), flow);
            trunk.gradient(last.rows(), flow);
            found.add(trunk.weights().gradient().data().asFloat());
            trunk.again(last.rows());
        }
        return TrunkGradients.of(names, found);
    }

    @Override
    public double backward(Map<String, float[]> gradients, Update update) {
        Step last = last(gradients);
        step = null;
        Map<Level, float[]> flow = flow(last);
        SortedMap<String, float[]> found = heads.backward(last.passes(), gradients, flow);
        boolean moveTrunk = !update.trunkFrozen() && !gradients.isEmpty();
        double square = 0;
        if (moveTrunk) {
            trunk.gradient(last.rows(), flow);
            square = trunk.weights().squares();
        }
        trunk.discard();
        for (float[] gradient : found.values()) {
            square += squares(gradient);
        }
        double norm = Math.sqrt(square);
        if (!Double.isFinite(norm)) {
            return norm;
        }
        double limit = update.maxNorm();
        double scale = limit > 0 && norm > limit ? limit / norm : 1;
        if (moveTrunk) {
            trunk.update(update.rateFactor(), scale);
        }
        found.forEach(
                (name, gradient) ->
                        heads.networks()
                                .get(name)
                                .weights()
                                .update(gradient, update.rateFactor(), scale));
        return norm;
    }

    private Step last(Map<String, float[]> gradients) {
        if (step == null) {
            throw new IllegalStateException("backward needs a forward pass in training before it");
        }
        check(step, gradients);
        return step;
    }

    /** Room for the derivative by the trunk's rows. */
    private static Map<Level, float[]> flow(Step last) {
        Map<Level, float[]> flow = new EnumMap<>(Level.class);
        last.rows()
                .byLevel()
                .forEach((level, r) -> flow.put(level, r == null ? null : new float[r.length]));
        return flow;
    }

    @Override
    public Outputs embed(Batch batch) {
        float[] chunks = chunks(batch);
        return new Outputs(trunk.pool(chunks, batch.chunks()), batch.utterances(), width);
    }

    @Override
    public Outputs activations(Batch batch, String head) {
        float[] chunks = chunks(batch);
        if (head == null) {
            return new Outputs(chunks, chunks.length / width, width);
        }
        HeadNetwork network = heads.network(head, "its activations are asked for");
        if (network.head().level() != Level.CHUNK || network.head().hidden().isEmpty()) {
            throw new Problem(
                    "head '" + head + "' has no hidden layer with a row for each chunk",
                    "head " + head,
                    "give it level chunk and a hidden layer, or ask for the trunk's activations");
        }
        Map<Level, float[]> rows = new EnumMap<>(Map.of(Level.CHUNK, chunks));
        HeadNetwork.Pass pass = heads.forward(rows, Set.of(head), false, 0).get(head);
        return new Outputs(pass.raw(), pass.rows(), network.lastHidden());
    }

    private float[] chunks(Batch batch) {
        check(batch);
        step = null;
        return trunk.chunks(batch);
    }

    @Override
    public byte[] onnx(
            String head,
            Normalization normalization,
            Activation activation,
            Map<String, String> metadata) {
        HeadNetwork network = heads.network(head, "it is to be exported");
        return OnnxModel.of(trunk, network, columns, frames, normalization, activation, metadata);
    }

    @Override
    public State state() {
        State state = trunk.weights().state().under("trunk/");
        for (Map.Entry<String, HeadNetwork> head : heads.networks().entrySet()) {
            state = state.and(head.getValue().weights().state().under(prefix(head.getKey())));
        }
        return state;
    }

    @Override
    public void restore(State state) {
        Map<String, Tensor> expected = state().tensors();
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(state.tensors().keySet());
        for (String name : names) {
            Tensor want = expected.get(name);
            Tensor have = state.tensors().get(name);
            if (want == null
                    || have == null
                    || !Arrays.equals(want.shape(), have.shape())
                    || want.data().getClass() != have.data().getClass()) {
                throw new Problem(
                        "the saved weights do not fit this network",
                        name
                                + " is "
                                + (have == null ? "absent" : have)
                                + " there and "
                                + (want == null ? "absent" : want)
                                + " here",
                        "use the encoder, features and heads that they were saved with");
            }
        }
        step = null;
        trunk.discard();
        trunk.weights().restore(state.beneath("trunk/"));
        heads.networks()
                .forEach((name, head) -> head.weights().restore(state.beneath(prefix(name))));
    }

    @Override
    public String engine() {
        return Engine.description(precision);
    }

    @Override
    public void close() {
        trunk.close();
    }

    private static String prefix(String head) {
        return "head/" + head + "/";
    }

    private void check(Batch batch) {
        if (batch.columns() != columns || batch.frames() != frames) {
            throw new Problem(
                    "a batch of chunks of "
                            + batch.frames()
                            + " frames with "
                            + batch.columns()
                            + " columns does not fit",
                    "the encoder was opened for " + frames + "x" + columns,
                    "use the feature extractor and chunking that it was opened for");
        }
    }

    private static void check(Step step, Map<String, float[]> gradients) {
        gradients.forEach(
                (name, gradient) -> {
                    HeadNetwork.Pass pass = step.passes().get(name);
                    if (pass == null || pass.outputs().length != gradient.length) {
                        throw new IllegalArgumentException(
                                gradient.length + " derivatives for head " + name);
                    }
                });
    }

    private static double squares(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return sum;
    }
}
