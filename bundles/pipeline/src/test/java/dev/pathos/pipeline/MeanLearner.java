package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The smallest network that learns: a linear trunk on the mean of an utterance's frames, linear
 * heads of level utterance or chunk, gradient descent with momentum; noise in training that depends
 * on the step.
 */
final class MeanLearner implements Learner {
    private static final int EMBEDDING = 3;
    private static final double RATE = .05;
    private static final double MOMENTUM = .9;

    private final int columns;
    private final long seed;
    private final float[] trunk;
    private final float[] trunkMomentum;
    private final Map<String, Head> heads = new TreeMap<>();
    private final Map<String, float[]> weights = new TreeMap<>();
    private final Map<String, float[]> momenta = new TreeMap<>();
    private float[][] means;
    private float[][] embeddings;
    private int[] chunks;

    MeanLearner(int columns, long seed) {
        this.columns = columns;
        this.seed = seed;
        this.trunk = random(EMBEDDING * columns, Seeds.random(seed, "trunk"));
        this.trunkMomentum = new float[trunk.length];
    }

    private static float[] random(int size, SplittableRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() - .5);
        }
        return values;
    }

    @Override
    public void add(String name, Head head, long headSeed) {
        heads.put(name, head);
        weights.put(name, random(head.outputs() * EMBEDDING, Seeds.random(headSeed, name)));
        momenta.put(name, new float[head.outputs() * EMBEDDING]);
    }

    @Override
    public void remove(String name) {
        heads.remove(name);
        weights.remove(name);
        momenta.remove(name);
    }

    private void compute(Batch batch, Mode mode) {
        chunks = batch.chunks();
        means = new float[batch.values().length / (batch.columns() * batch.frames())][columns];
        embeddings = new float[means.length][EMBEDDING];
        SplittableRandom noise = Seeds.random(seed, "noise", mode.step());
        for (int k = 0; k < means.length; k++) {
            for (int i = 0; i < batch.frames() * columns; i++) {
                means[k][i % columns] +=
                        batch.values()[k * batch.frames() * columns + i] / batch.frames();
            }
            for (int e = 0; e < EMBEDDING; e++) {
                for (int c = 0; c < columns; c++) {
                    embeddings[k][e] += trunk[e * columns + c] * means[k][c];
                }
                if (mode.training()) {
                    embeddings[k][e] *= (float) (.9 + .2 * noise.nextDouble());
                }
            }
        }
    }

    private float[][] inputs(Head head) {
        if (head.level() == Head.Level.CHUNK) {
            return embeddings;
        }
        float[][] pooled = new float[chunks.length][EMBEDDING];
        int k = 0;
        for (int u = 0; u < chunks.length; u++) {
            for (int i = 0; i < chunks[u]; i++, k++) {
                for (int e = 0; e < EMBEDDING; e++) {
                    pooled[u][e] += embeddings[k][e] / chunks[u];
                }
            }
        }
        return pooled;
    }

    @Override
    public Map<String, Outputs> forward(Batch batch, Set<String> names, Mode mode) {
        compute(batch, mode);
        Map<String, Outputs> outputs = new LinkedHashMap<>();
        for (String name : names) {
            float[][] inputs = inputs(heads.get(name));
            int width = heads.get(name).outputs();
            float[] values = new float[inputs.length * width];
            for (int r = 0; r < inputs.length; r++) {
                for (int o = 0; o < width; o++) {
                    for (int e = 0; e < EMBEDDING; e++) {
                        values[r * width + o] +=
                                weights.get(name)[o * EMBEDDING + e] * inputs[r][e];
                    }
                }
            }
            outputs.put(name, new Outputs(values, inputs.length, width));
        }
        return outputs;
    }

    @Override
    public double backward(Map<String, float[]> gradients, Update update) {
        float[] dt = trunkGradient(gradients);
        gradients.forEach(
                (name, g) -> {
                    float[][] inputs = inputs(heads.get(name));
                    float[] dw = new float[weights.get(name).length];
                    int width = heads.get(name).outputs();
                    for (int r = 0; r < inputs.length; r++) {
                        for (int j = 0; j < width * EMBEDDING; j++) {
                            dw[j] += g[r * width + j / EMBEDDING] * inputs[r][j % EMBEDDING];
                        }
                    }
                    descend(weights.get(name), momenta.get(name), dw, update);
                });
        if (!update.trunkFrozen()) {
            descend(trunk, trunkMomentum, dt, update);
        }
        return 0;
    }

    private float[] trunkGradient(Map<String, float[]> gradients) {
        float[][] back = new float[means.length][EMBEDDING];
        gradients.forEach(
                (name, g) -> {
                    boolean byChunk = heads.get(name).level() == Head.Level.CHUNK;
                    float[] w = weights.get(name);
                    int width = heads.get(name).outputs();
                    int rows = g.length / width;
                    int k = 0;
                    for (int r = 0; r < rows; r++) {
                        int parts = byChunk ? 1 : chunks[r];
                        for (int i = 0; i < parts; i++, k++) {
                            for (int j = 0; j < width * EMBEDDING; j++) {
                                back[k][j % EMBEDDING] +=
                                        g[r * width + j / EMBEDDING] * w[j] / parts;
                            }
                        }
                    }
                });
        float[] dt = new float[trunk.length];
        for (int k = 0; k < back.length; k++) {
            for (int j = 0; j < dt.length; j++) {
                dt[j] += back[k][j / columns] * means[k][j % columns];
            }
        }
        return dt;
    }

    @Override
    public TrunkGradients trunkGradients(Map<String, float[]> gradients) {
        List<String> names = gradients.keySet().stream().sorted().toList();
        return TrunkGradients.of(
                names,
                names.stream().map(n -> trunkGradient(Map.of(n, gradients.get(n)))).toList());
    }

    private static void descend(float[] w, float[] momentum, float[] gradient, Update update) {
        for (int i = 0; i < w.length; i++) {
            momentum[i] = (float) (MOMENTUM * momentum[i] + gradient[i]);
            w[i] -= (float) (RATE * update.rateFactor() * momentum[i]);
        }
    }

    @Override
    public Outputs embed(Batch batch) {
        compute(batch, Mode.INFERENCE);
        float[][] pooled = inputs(Head.utterance(1));
        return flat(pooled);
    }

    @Override
    public Outputs activations(Batch batch, String head) {
        compute(batch, Mode.INFERENCE);
        return flat(embeddings);
    }

    private static Outputs flat(float[][] rows) {
        float[] values = new float[rows.length * EMBEDDING];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, values, r * EMBEDDING, EMBEDDING);
        }
        return new Outputs(values, rows.length, EMBEDDING);
    }

    @Override
    public State state() {
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put("trunk/weight", Tensor.of(trunk.clone()));
        tensors.put("trunk/optimizer/momentum", Tensor.of(trunkMomentum.clone()));
        weights.forEach((n, w) -> tensors.put("head/" + n + "/weight", Tensor.of(w.clone())));
        momenta.forEach((n, m) -> tensors.put("head/" + n + "/momentum", Tensor.of(m.clone())));
        return new State(tensors);
    }

    @Override
    public void restore(State state) {
        take(state.tensor("trunk/weight"), trunk);
        take(state.tensor("trunk/optimizer/momentum"), trunkMomentum);
        weights.forEach((n, w) -> take(state.tensor("head/" + n + "/weight"), w));
        momenta.forEach((n, m) -> take(state.tensor("head/" + n + "/momentum"), m));
    }

    private static void take(Tensor from, float[] into) {
        System.arraycopy(from.floats(), 0, into, 0, into.length);
    }

    @Override
    public void close() {}
}
