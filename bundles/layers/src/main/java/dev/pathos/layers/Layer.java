package dev.pathos.layers;

/**
 * What one layer of a {@link Plan} computes; offsets say where its weights begin in the plan's flat
 * vector.
 */
public sealed interface Layer {
    /** What a layer does to its outputs. */
    enum Activation {
        /** Nothing. */
        IDENTITY,
        /** {@code max(0, x)}. */
        RELU,
        /** The hyperbolic tangent. */
        TANH
    }

    /**
     * A convolution over the frames of a chunk, without padding.
     *
     * @param weight offset of {@code [output][tap][channel]}
     * @param bias offset of {@code [output]}
     * @param outputs channels of the output
     * @param kernel frames that an output sees
     * @param step frames from one output to the next
     * @param activation identity or ReLU
     */
    record Convolution(
            int weight, int bias, int outputs, int kernel, int step, Activation activation)
            implements Layer {}

    /**
     * A dense layer over all frames and channels of a chunk.
     *
     * @param weight offset of {@code [output][frame][channel]}
     * @param bias offset of {@code [output]}
     * @param outputs width of the output
     * @param activation applied to the outputs
     */
    record Dense(int weight, int bias, int outputs, Activation activation) implements Layer {}

    /**
     * A long short-term memory over the frames of a chunk, from zero states, with tanh and logistic
     * sigmoid and without peepholes.
     *
     * <p>Gates lie in Deeplearning4j's order: candidate, forget, output, input.
     *
     * @param weight offset of {@code [gate][cell][input]}
     * @param recurrent offset of {@code [gate][cell][cell]}
     * @param bias offset of {@code [gate][cell]}
     * @param cells width of the output
     */
    record Lstm(int weight, int recurrent, int bias, int cells) implements Layer {}
}
