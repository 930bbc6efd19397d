package dev.pathos.layers;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Statistics of the chunks that were trained on, which running ones follow.
 *
 * @param offset where the running ones lie among the weights
 * @param batch those of the last forward pass
 * @param factor multiplies them
 */
record Statistic(int offset, FloatPointer batch, float factor) {
    /**
     * Tells how far the running statistics are away.
     *
     * @param weights hold the running ones
     * @param into takes running minus batch, at their places
     */
    void distance(FloatBuffer weights, FloatBuffer into) {
        for (int i = 0; i < batch.capacity(); i++) {
            into.put(offset + i, weights.get(offset + i) - factor * batch.get(i));
        }
    }
}
