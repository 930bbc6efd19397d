package dev.pathos.layers;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;

/** Memory of a net for a layer's dropout mask: a byte for each number, 1 for what is kept. */
final class Mask {
    private final double rate;
    private final int place;
    private final int chunks;
    private final memory bytes;
    private final LongPointer[] starts;
    private final long[] words;

    /**
     * Makes room.
     *
     * @param net the net
     * @param rate the share that is dropped
     * @param place the layer's place
     * @param shape of what is multiplied, chunks first
     */
    Mask(Assembly net, double rate, int place, long... shape) {
        this.rate = rate;
        this.place = place;
        this.chunks = (int) shape[0];
        long count = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            count *= shape[axis];
        }
        memory.desc desc = new memory.desc(shape, memory.data_type.u8, Assembly.tag(shape.length));
        // The last word may reach over the end.
        FloatPointer room = net.floats(desc.get_size() / Float.BYTES + 3);
        this.bytes = net.at(desc, room);
        this.starts = new LongPointer[chunks];
        for (int c = 0; c < chunks; c++) {
            starts[c] = new LongPointer(new BytePointer(room).getPointer(c * count));
        }
        this.words = new long[(int) ((count + Masks.WORD - 1) / Masks.WORD)];
    }

    memory memory() {
        return bytes;
    }

    /**
     * Draws the masks of all chunks.
     *
     * @param draw the step's
     * @param first index of the net's first chunk in the batch
     */
    void draw(long draw, int first) {
        for (int c = 0; c < chunks; c++) {
            Masks.draw(words, rate, Masks.key(draw, place, first + c));
            // In rising order: where a chunk's last word reaches into the next one, that one's
            // first overwrites it.
            starts[c].put(words, 0, words.length);
        }
    }
}
