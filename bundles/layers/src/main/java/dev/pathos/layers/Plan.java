package dev.pathos.layers;

import java.util.List;

/**
 * A stack of layers for chunks of one shape.
 *
 * @param frames frames of a chunk
 * @param columns features of a frame
 * @param weights length of the flat vector in which all layers' weights lie
 * @param layers from the first to the last
 */
public record Plan(int frames, int columns, int weights, List<Layer> layers) {
    /** Numbers that chunks inferred at once may have: 8 MB. */
    private static final long FEW = 1 << 21;

    public Plan {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no layers");
        }
        check(layers);
    }

    /** Dropout works in place, which what a layer looks at again on the way back must not see. */
    private static void check(List<Layer> layers) {
        Layer before = null;
        for (Layer layer : layers) {
            if (layer instanceof Layer.Residual residual) {
                check(residual.layers());
            }
            boolean looks =
                    before instanceof Layer.Lstm
                            || before instanceof Layer.Dense dense
                                    && dense.activation() == Layer.Activation.TANH
                            || before instanceof Layer.FrameDense frames
                                    && frames.activation() == Layer.Activation.TANH;
            if (layer instanceof Layer.Dropout && looks) {
                throw new IllegalArgumentException(layer + " behind " + before);
            }
            before = layer;
        }
    }

    /** Whether there is an output for every frame, the last one being the chunk's embedding. */
    public boolean keepsFrames() {
        return layers.get(layers.size() - 1) instanceof Layer.Lstm;
    }

    /** Whether chunks that are trained on together see each other. */
    boolean normalizes() {
        return layers.stream().anyMatch(layer -> layer instanceof Layer.BatchNormalization);
    }

    /**
     * How many chunks are to be inferred at once: the same number each time, as {@link Onednn#rows}
     * says, and fewer where chunks are large, for the sake of memory.
     */
    public int block() {
        int rows = Onednn.rows();
        return largest() * rows > FEW ? rows / 4 : rows;
    }

    /** The numbers that a chunk has where it has most. */
    long largest() {
        return Math.max((long) frames * columns, largest(layers, (long) frames * columns));
    }

    private long largest(List<Layer> stack, long entering) {
        long positions = entering;
        long largest = 0;
        for (Layer layer : stack) {
            long here = 0;
            if (layer instanceof Layer.ImageConvolution convolution) {
                here = positions * convolution.outputs();
            } else if (layer instanceof Layer.MaxPooling pooling) {
                positions /= (long) pooling.size() * pooling.size();
            } else if (layer instanceof Layer.FrameDense dense) {
                here = (long) frames * dense.outputs();
            } else if (layer instanceof Layer.SelfAttention attention) {
                here = (long) attention.heads() * frames * frames;
            } else if (layer instanceof Layer.Residual residual) {
                here = largest(residual.layers(), positions);
            }
            largest = Math.max(largest, here);
        }
        return largest;
    }
}
