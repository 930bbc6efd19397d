package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.layers.Plan;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A chunk encoder as a stack of Deeplearning4j layers; the layers take {@code
 * [chunk][frame][column]} and give {@code [chunk][width]}, or {@code [chunk][frame][width]} if
 * frames are kept.
 */
interface Architecture {
    /**
     * The layers.
     *
     * @param columns features of a frame
     * @param frames frames of a chunk
     * @param seed of the initial weights
     * @return the stack, without an output layer
     */
    MultiLayerConfiguration layers(int columns, int frames, long seed);

    /**
     * The same layers for oneDNN.
     *
     * @param columns features of a frame
     * @param frames frames of a chunk
     * @param layout where the weights of {@link #layers} lie, {@code <layer>_<parameter>}
     */
    Plan plan(int columns, int frames, Layout layout);

    /** The width of a chunk's embedding. */
    int width();

    /** Whether there is an output for every frame, the last one being the chunk's embedding. */
    boolean keepsFrames();

    /**
     * Adds the layers to an ONNX graph.
     *
     * @param graph takes the nodes
     * @param x normalised features, {@code [chunk][frame][column]}
     * @param columns features of a frame
     * @param frames frames of a chunk
     * @param weights the trunk's, as its layout names them
     * @return the chunks' embeddings, {@code [chunk][width]}
     */
    String export(OnnxGraph graph, String x, int columns, int frames, State weights);
}
