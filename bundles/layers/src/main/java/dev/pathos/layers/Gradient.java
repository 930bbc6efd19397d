package dev.pathos.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The gradient by a network's weights: summed in the layouts that primitives give it in, and then a
 * flat vector as the outside has it.
 *
 * <p>Several blocks of chunks contribute to one gradient. The first contribution of a step is
 * written, the others are added in their order.
 */
final class Gradient {
    private final Room room;
    private final stream stream;
    private final Reorders reorders;
    private final FloatPointer gradient;

    /** The gradient on its way out; the same array each time, as large ones are garbage. */
    private final float[] found;

    private final List<Sum> sums = new ArrayList<>();

    /** The gradient of some weights in the layout that primitives give it in. */
    static final class Sum {
        private final int offset;
        private final memory.desc desc;

        /** The sum of all contributions. */
        private final memory all;

        /** A contribution that is to be added. */
        private final memory one;

        private final Runnable add;
        private final Runnable finish;
        private boolean begun;

        private Sum(
                int offset,
                memory.desc desc,
                memory all,
                memory one,
                Runnable add,
                Runnable finish) {
            this.offset = offset;
            this.desc = desc;
            this.all = all;
            this.one = one;
            this.add = add;
            this.finish = finish;
        }

        /** Where the next contribution is to be written, of the first and of all others. */
        memory target(boolean first) {
            return first ? all : one;
        }

        /** Whether there is no contribution yet. */
        boolean first() {
            return !begun;
        }

        /** Takes what was written to {@link #target}. */
        void written() {
            if (begun) {
                add.run();
            }
            begun = true;
        }
    }

    Gradient(Room room, stream stream, int count) {
        this.room = room;
        this.stream = stream;
        this.reorders = new Reorders(stream);
        this.gradient = room.floats(count);
        this.found = new float[count];
    }

    /** Begins the sums of a step. */
    void begin() {
        FloatPointer.memset(gradient, 0, gradient.capacity() * Float.BYTES);
        sums.forEach(sum -> sum.begun = false);
    }

    /** Adds the sum of all contributions since {@link #begin} to a vector. */
    void collect(float[] into, int count) {
        for (Sum sum : sums) {
            if (sum.begun) {
                sum.finish.run();
            }
        }
        stream._wait();
        gradient.get(found, 0, count);
        for (int i = 0; i < count; i++) {
            into[i] += found[i];
        }
    }

    /**
     * Where a primitive writes the gradient of some weights.
     *
     * @param offset where they begin in the flat vector
     * @param flat how they lie there
     * @param given the layout that the primitive gives it in
     */
    Sum sum(int offset, memory.desc flat, memory.desc given) {
        memory target = new memory(flat, Onednn.engine(), gradient.getPointer(offset));
        if (flat.equals(given)) {
            return sum(offset, given, () -> target, all -> () -> {});
        }
        return sum(offset, given, () -> own(given), all -> reorders.add(all, target));
    }

    /** The same for the weights of a long short-term memory. */
    Sum gateSum(int offset, int gate, memory.desc flat, memory.desc given) {
        return sum(
                offset,
                given,
                () -> own(given),
                all -> {
                    FloatPointer turned = room.floats(4L * gate);
                    List<Runnable> steps = new ArrayList<>();
                    steps.add(reorders.copy(all, new memory(flat, Onednn.engine(), turned)));
                    for (int g = 0; g < Lstms.ORDER.length; g++) {
                        steps.add(
                                reorders.add(
                                        Parameters.at(turned, g * gate, gate),
                                        Parameters.at(
                                                gradient, offset + Lstms.ORDER[g] * gate, gate)));
                    }
                    return () -> steps.forEach(Runnable::run);
                });
    }

    /** What brings a gradient from one layout into the flat vector. */
    private interface Finish {
        Runnable from(memory all);
    }

    private Sum sum(int offset, memory.desc given, Supplier<memory> place, Finish finish) {
        for (Sum each : sums) {
            if (each.offset == offset && each.desc.equals(given)) {
                return each;
            }
        }
        memory all = place.get();
        memory one = own(given);
        Sum sum = new Sum(offset, given, all, one, reorders.add(one, all), finish.from(all));
        sums.add(sum);
        return sum;
    }

    private memory own(memory.desc desc) {
        return new memory(desc, Onednn.engine(), room.floats(desc.get_size() / Float.BYTES));
    }
}
