package dev.pathos.layers;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;

/** The end of a net: gives embeddings of chunks and outputs of frames, takes their gradients. */
final class Outlet {
    private final boolean frames;
    private final int length;
    private final int chunks;
    private final int width;
    private final FloatPointer output;
    private final FloatPointer input;
    private final FloatPointer byChunk;
    private final Runnable turn;
    private final Runnable turnBack;
    private final Tensor gradient;

    /**
     * Ends a net.
     *
     * @param net the net
     * @param last its last layer's output
     * @param frames whether that has a row for every frame: {@code [frame][chunk][cell]}
     */
    Outlet(Assembly net, Tensor last, boolean frames) {
        this.frames = frames;
        this.length = frames ? (int) last.shape()[0] : 1;
        this.chunks = (int) last.shape()[frames ? 1 : 0];
        this.width = (int) last.shape()[frames ? 2 : 1];
        memory.desc plain = Assembly.desc(frames ? format_tag.abc : format_tag.ab, last.shape());
        this.output = net.floats(plain);
        memory out = net.at(plain, output);
        net.forward(net.copy(last.memory(), out));
        if (net.training()) {
            this.input = net.floats(plain);
            this.gradient = new Tensor(net.at(plain, input), plain, last.shape(), Tensor.OWN);
        } else {
            this.input = null;
            this.gradient = null;
        }
        if (frames) {
            // the same numbers chunk after chunk
            memory.desc turned = Assembly.desc(format_tag.bac, last.shape());
            this.byChunk = net.floats(turned);
            memory other = net.at(turned, byChunk);
            this.turn = net.copy(out, other);
            this.turnBack = net.training() ? net.copy(other, gradient.memory()) : null;
        } else {
            this.byChunk = null;
            this.turn = null;
            this.turnBack = null;
        }
    }

    /** The gradient by the last layer's output. */
    Tensor gradient() {
        return gradient;
    }

    /**
     * Gives what the last forward pass computed.
     *
     * @param from the first of this net's chunks
     * @param end the first chunk that is not this net's any more
     * @param embeddings takes rows of chunks
     * @param states takes rows of frames; null if not wanted
     */
    void read(int from, int end, float[] embeddings, float[] states) {
        int rows = end - from;
        FloatPointer last = output.getPointer((long) (length - 1) * chunks * width);
        last.get(embeddings, from * width, rows * width);
        if (states != null) {
            turn.run();
            int row = length * width;
            byChunk.get(states, from * row, rows * row);
        }
    }

    /**
     * Takes the gradients for a backward pass.
     *
     * @param from the first of this net's chunks
     * @param end the first chunk that is not this net's any more: those behind have no gradient
     * @param embeddings the gradient by rows of chunks
     * @param states the gradient by rows of frames; null if there is none
     */
    void write(int from, int end, float[] embeddings, float[] states) {
        int rows = end - from;
        if (!frames) {
            input.put(embeddings, from * width, rows * width);
            clear(input, rows * width);
            return;
        }
        int step = chunks * width;
        if (states == null) {
            clear(input, 0);
            input.getPointer((long) (length - 1) * step)
                    .put(embeddings, from * width, rows * width);
            return;
        }
        int row = length * width;
        byChunk.put(states, from * row, rows * row);
        clear(byChunk, rows * row);
        turnBack.run();
        FloatPointer last = input.getPointer((long) (length - 1) * step);
        float[] sum = new float[rows * width];
        last.get(sum);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += embeddings[from * width + i];
        }
        last.put(sum, 0, sum.length);
    }

    private static void clear(FloatPointer floats, long from) {
        long count = floats.capacity() - from;
        if (count > 0) {
            FloatPointer.memset(floats.getPointer(from), 0, count * Float.BYTES);
        }
    }
}
