package dev.pathos.encoders;

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

    /** The width of a chunk's embedding. */
    int width();

    /** Whether there is an output for every frame, the last one being the chunk's embedding. */
    boolean keepsFrames();
}
