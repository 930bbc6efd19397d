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

    /**
     * A convolution over a chunk seen as a picture, frames by columns, filled up with zeros at its
     * borders so that the picture keeps its size.
     *
     * @param weight offset of {@code [output][input][row][column]}
     * @param bias offset of {@code [output]}
     * @param outputs channels of the output
     * @param kernel rows and columns that an output sees, odd
     * @param activation identity or ReLU
     */
    record ImageConvolution(int weight, int bias, int outputs, int kernel, Activation activation)
            implements Layer {}

    /**
     * The largest of each square of a picture; rows and columns that fill no square are left out.
     *
     * @param size rows and columns of the squares
     */
    record MaxPooling(int size) implements Layer {}

    /** The mean of each channel over the whole picture. */
    record GlobalMean() implements Layer {}

    /**
     * Batch normalisation of each channel (Ioffe and Szegedy, ICML 2015), then perhaps ReLU: by
     * mean and variance of the chunks that are trained on together, otherwise by running ones.
     *
     * @param scale offset of gamma, {@code [channel]}
     * @param shift offset of beta
     * @param mean offset of the running mean, which no gradient moves
     * @param variance offset of the running variance
     * @param activation identity or ReLU
     */
    record BatchNormalization(int scale, int shift, int mean, int variance, Activation activation)
            implements Layer {}
}
