package dev.pathos.bench;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An encoder whose outputs are written down, and which writes down what it is called with. */
final class Scripted implements Encoder, Learner {
    static final Net NET =
            new Net("tiny", "a tiny net", "tiny-encoder", List.of("a=1"), 4, 2, 3, 5, usual());

    final List<String> calls = new ArrayList<>();
    final Map<String, Head> heads = new TreeMap<>();
    Batch batch;
    float output = 1;
    private int classes;

    private static List<Net.Layout> usual() {
        return List.of(Net.Layout.CONTIGUOUS);
    }

    /** Learns labels from annotations by plain cross entropy. */
    static final class LabelTask implements Task {
        @Override
        public Labeler fit(Iterable<Sample> training, long seed) {
            List<String> labels = new ArrayList<>();
            training.forEach(sample -> labels.add(sample.utterance().annotations().label()));
            List<String> classes = labels.stream().distinct().sorted().toList();
            return new Labeler() {
                @Override
                public Target label(Sample sample) {
                    return Target.ofClass(
                            classes.indexOf(sample.utterance().annotations().label()));
                }

                @Override
                public Objective objective() {
                    double[] weights = new double[classes.size()];
                    java.util.Arrays.fill(weights, 1);
                    return Objectives.crossEntropy(
                            Head.utterance(classes.size(), 8), classes, weights);
                }

                @Override
                public State state() {
                    return State.EMPTY;
                }
            };
        }

        @Override
        public Labeler restore(State state) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public Chunking chunking() {
        return new Chunking(1, 1);
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        calls.add("open " + columns + " " + frames + " " + optimizer.kind());
        return this;
    }

    @Override
    public void add(String name, Head head, long seed) {
        heads.put(name, head);
        classes = head.outputs();
    }

    @Override
    public void remove(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Outputs> forward(Batch given, Set<String> names, Mode mode) {
        calls.add(mode.training() ? "forward " + mode.step() : "infer");
        batch = given;
        float[] values = new float[given.utterances() * classes];
        for (int u = 0; u < given.utterances(); u++) {
            values[u * classes] = output;
        }
        Map<String, Outputs> outputs = new HashMap<>();
        names.forEach(name -> outputs.put(name, new Outputs(values, given.utterances(), classes)));
        return outputs;
    }

    @Override
    public double backward(Map<String, float[]> gradients, Update update) {
        gradients.forEach((name, gradient) -> calls.add(name + " " + gradient.length));
        calls.add("clip " + update.maxNorm());
        return 1;
    }

    @Override
    public TrunkGradients trunkGradients(Map<String, float[]> gradients) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outputs embed(Batch given) {
        float[] values = new float[given.utterances()];
        java.util.Arrays.fill(values, output);
        return new Outputs(values, values.length, 1);
    }

    @Override
    public Outputs activations(Batch given, String head) {
        throw new UnsupportedOperationException();
    }

    @Override
    public State state() {
        return new State(
                Map.of(
                        "trunk/w", Tensor.of(new float[6], 2, 3),
                        "trunk/optimizer/m", Tensor.of(new float[6]),
                        "head/labels/b", Tensor.of(new float[4]),
                        "head/labels/optimizer/iteration", Tensor.of(new long[1])));
    }

    @Override
    public void restore(State state) {
        calls.add("restore " + state.tensors().size());
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
