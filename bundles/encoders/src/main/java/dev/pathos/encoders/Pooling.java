package dev.pathos.encoders;

import dev.pathos.api.run.State;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Temporal aggregation: the chunk embeddings of an utterance become one vector of the same width.
 *
 * <p>Holds no numbers of its own; its weights lie in a vector that is handed in.
 */
interface Pooling {
    /** The values of the setting that chooses one. */
    List<String> KINDS = List.of("mean", "gated", "attentive");

    /**
     * The pooling of that name.
     *
     * @param kind one of {@link #KINDS}
     * @param width of a chunk embedding
     * @return the pooling
     */
    static Pooling of(String kind, int width) {
        return switch (kind) {
            case "mean" -> new MeanPooling(width);
            case "gated" -> new GatedPooling(width);
            case "attentive" -> new AttentivePooling(width);
            default -> throw new IllegalArgumentException("no pooling " + kind);
        };
    }

    /** Its weights. */
    Layout layout();

    /** Fills fresh weights. */
    void initialize(float[] weights, SplittableRandom random);

    /**
     * Pools.
     *
     * @param weights laid out as {@link #layout} says
     * @param x chunk embeddings, row-major
     * @param chunks chunks of each utterance
     * @return one row an utterance
     */
    float[] forward(float[] weights, float[] x, int[] chunks);

    /**
     * Takes a gradient back.
     *
     * @param weights as in the forward pass
     * @param x as in the forward pass
     * @param chunks as in the forward pass
     * @param dy the loss's derivative by each pooled value
     * @param dx the derivative by each chunk embedding is added here
     * @param gradient the derivative by the weights is added here
     */
    void backward(
            float[] weights, float[] x, int[] chunks, float[] dy, float[] dx, float[] gradient);

    /**
     * Adds the pooling of one utterance to an ONNX graph.
     *
     * @param graph takes the nodes
     * @param x chunk embeddings, {@code [chunk][width]}
     * @param weights its own, as its layout names them
     * @return the utterance's embedding, {@code [1][width]}
     */
    String export(OnnxGraph graph, String x, State weights);
}
