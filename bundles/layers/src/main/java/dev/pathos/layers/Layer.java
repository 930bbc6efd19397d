package dev.pathos.layers;

import java.util.List;

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

    /**
     * Multiplies frames by the root of their width and adds sines and cosines of the frame's place
     * (Vaswani et al., NIPS 2017, section 3.5).
     */
    record Positions() implements Layer {}

    /**
     * Inverted dropout in training (see {@link Masks}), not behind tanh or an LSTM; nothing
     * otherwise.
     *
     * @param place tells this layer's masks from those of others
     * @param rate the share that is dropped, from 0 to below 1
     */
    record Dropout(int place, double rate) implements Layer {}

    /**
     * Normalisation of each frame to a mean of 0 and a variance of 1 over its channels, then scale
     * and shift (Ba et al., 2016).
     *
     * @param scale offset of gamma, {@code [channel]}
     * @param shift offset of beta
     */
    record LayerNormalization(int scale, int shift) implements Layer {}

    /**
     * A dense layer over the channels of each frame.
     *
     * @param weight offset of {@code [output][channel]}
     * @param bias offset of {@code [output]}
     * @param outputs width of the output
     * @param activation applied to the outputs
     */
    record FrameDense(int weight, int bias, int outputs, Activation activation) implements Layer {}

    /**
     * Scaled dot-product attention of a chunk's frames to each other in several heads, which lie
     * side by side in the output (Vaswani et al., NIPS 2017, section 3.2), without the projection
     * behind it.
     *
     * @param weight offset of queries', keys' and values' weights, {@code [3 * channel][channel]}
     * @param bias offset of theirs, {@code [3 * channel]}
     * @param heads how many; divides the channels
     * @param place tells the masks of the dropout from those of others
     * @param dropout the share of attention weights that is dropped in training
     */
    record SelfAttention(int weight, int bias, int heads, int place, double dropout)
            implements Layer {}

    /**
     * Adds what layers compute to what went into them.
     *
     * @param layers keep the shape; none is a residual itself
     */
    record Residual(List<Layer> layers) implements Layer {
        public Residual {
            layers = List.copyOf(layers);
        }
    }

    /** The last frame of each chunk. */
    record LastFrame() implements Layer {}
}
