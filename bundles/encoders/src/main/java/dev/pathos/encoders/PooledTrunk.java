package dev.pathos.encoders;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head.Level;
import dev.pathos.api.task.Optimizer;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;

/** What all heads share: chunk encoder, dropout on its embeddings, pooling, and their weights. */
final class PooledTrunk implements AutoCloseable {
    private final Architecture architecture;
    private final int columns;
    private final int frames;
    private final Dropout dropout;
    private final Trunk trunk;
    private final Pooling pooling;
    private final Weights weights;
    private float[] distances;

    /**
     * What a forward pass gives.
     *
     * @param batch what was encoded
     * @param mode how
     * @param mask the dropout of chunk embeddings; null for none
     * @param byLevel rows for heads; null at level frame if not asked for
     */
    record Rows(Batch batch, Mode mode, float[] mask, Map<Level, float[]> byLevel) {}

    PooledTrunk(
            Architecture architecture,
            int columns,
            int frames,
            Setup setup,
            Optimizer optimizer,
            long seed) {
        this.architecture = architecture;
        this.columns = columns;
        this.frames = frames;
        this.dropout = new Dropout(setup.dropout(), seed, "dropout");
        this.trunk = new Trunk(architecture, columns, frames, setup, seed);
        this.pooling = Pooling.of(setup.pooling(), architecture.width());
        this.weights =
                new Weights(
                        new Layout().with("", trunk.layout()).with("pooling/", pooling.layout()),
                        optimizer);
        float[] fresh = new float[pooling.layout().size()];
        pooling.initialize(fresh, Seeds.random(seed, "pooling"));
        weights.write(fresh, trunk.layout().size());
        trunk.connect(weights);
    }

    Weights weights() {
        return weights;
    }

    /**
     * Encodes a batch.
     *
     * @param batch the utterances
     * @param mode in training activations are kept for one {@link #gradient}
     * @param states whether rows of level frame are wanted
     */
    Rows forward(Batch batch, Mode mode, boolean states) {
        Trunk.Encoded encoded = trunk.forward(batch, mode, states);
        float[] chunks = encoded.chunks();
        float[] mask = mode.training() ? dropout.mask(chunks.length, mode.step()) : null;
        Dropout.apply(mask, chunks);
        Map<Level, float[]> rows = new EnumMap<>(Level.class);
        rows.put(Level.CHUNK, chunks);
        rows.put(Level.FRAME, encoded.frames());
        rows.put(Level.UTTERANCE, pool(chunks, batch.chunks()));
        return new Rows(batch, mode, mask, rows);
    }

    /** Keeps the activations of a forward pass in training once more. */
    void again(Rows rows) {
        if (!trunk.keeps()) {
            trunk.forward(rows.batch(), rows.mode(), rows.byLevel().get(Level.FRAME) != null);
        }
    }

    /** Embeddings of chunks without dropout. */
    float[] chunks(Batch batch) {
        return trunk.forward(batch, Mode.INFERENCE, false).chunks();
    }

    /** Embeddings of utterances from those of their chunks. */
    float[] pool(float[] chunks, int[] counts) {
        return pooling.forward(poolingWeights(), chunks, counts);
    }

    /**
     * Leaves the derivative by the weights with them, which takes the activations that were kept.
     *
     * @param rows what the last forward pass in training gave
     * @param flow the derivative by those rows, by level; changed
     */
    void gradient(Rows rows, Map<Level, float[]> flow) {
        float[] chunks = flow.get(Level.CHUNK);
        float[] pooled = new float[pooling.layout().size()];
        pooling.backward(
                poolingWeights(),
                rows.byLevel().get(Level.CHUNK),
                rows.batch().chunks(),
                flow.get(Level.UTTERANCE),
                chunks,
                pooled);
        Dropout.apply(rows.mask(), chunks);
        trunk.backward(chunks, flow.get(Level.FRAME), weights.gradient());
        FloatBuffer gradient = weights.gradient().data().asNioFloat();
        gradient.put(trunk.layout().size(), pooled);
        distances = trunk.statistics().take(gradient);
    }

    /**
     * Moves the weights along their {@link #gradient}, and running statistics towards those of the
     * batch.
     *
     * @param rateFactor multiplies the learning rate
     * @param scale multiplies the gradient
     */
    void update(double rateFactor, double scale) {
        weights.move(rateFactor, scale);
        trunk.statistics().follow(weights, distances);
    }

    /** Forgets the activations that were kept. */
    void discard() {
        trunk.discard();
    }

    /**
     * Adds all of it to an ONNX graph.
     *
     * @param graph takes the nodes
     * @param x normalised features, {@code [chunk][frame][column]}
     * @return the embedding of the one utterance, {@code [1][width]}
     */
    String export(OnnxGraph graph, String x) {
        State state = weights.state();
        String chunks = architecture.export(graph, x, columns, frames, state);
        return pooling.export(graph, chunks, state.beneath("pooling/"));
    }

    private float[] poolingWeights() {
        return weights.values(trunk.layout().size(), pooling.layout().size());
    }

    @Override
    public void close() {
        trunk.close();
    }
}
