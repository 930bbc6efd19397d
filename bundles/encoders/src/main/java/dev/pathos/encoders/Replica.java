package dev.pathos.encoders;

import java.nio.FloatBuffer;
import java.util.OptionalLong;

/**
 * The chunk encoder's layers for one shard, with activations of its own. Always used by the same
 * thread.
 */
interface Replica extends AutoCloseable {
    /**
     * Encodes chunks.
     *
     * @param values the batch's values
     * @param from the first chunk to encode
     * @param chunks how many; those behind the end of the values are taken as zeros
     * @param draw in training what dropout is drawn by; activations are kept then for {@link
     *     #backward}
     * @param embeddings takes the chunks' embeddings at their places in the batch
     * @param states takes the outputs of all frames at their places; null if not wanted
     */
    void forward(
            float[] values,
            int from,
            int chunks,
            OptionalLong draw,
            float[] embeddings,
            float[] states);

    /**
     * Takes gradients back through the activations that were kept.
     *
     * @param from the shard's first chunk
     * @param embeddings the derivative by each chunk's embedding, for the whole batch
     * @param states the derivative by the outputs of all frames, or null if there is none
     * @param gradient native memory that takes the derivative by the weights
     */
    void backward(int from, float[] embeddings, float[] states, FloatBuffer gradient);

    /** Whether activations are still there after {@link #backward}. */
    boolean keeps();

    /** Forgets the activations that were kept, if any. */
    void discard();

    /** Gives native memory back. */
    @Override
    void close();
}
