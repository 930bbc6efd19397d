package dev.pathos.layers;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

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
    private final List<Sum> sums = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private long address;

    /** Memory somewhere in the flat vector, which may be another one at each step. */
    private record Place(int offset, memory memory) {}

    /** What brings a sum into the flat vector. */
    private record Finish(Runnable write, Runnable add) {
        static final Finish NOTHING = new Finish(() -> {}, () -> {});
    }

    /** The gradient of some weights in the layout that primitives give it in. */
    final class Sum {
        private final int offset;
        private final memory.desc desc;

        /** The sum of all contributions. */
        private final memory all;

        private final Finish finish;

        /** A contribution that is to be added; there is none where a step has one block. */
        private memory one;

        private Runnable add;
        private boolean begun;

        private Sum(int offset, memory.desc desc, memory all, Finish finish) {
            this.offset = offset;
            this.desc = desc;
            this.all = all;
            this.finish = finish;
        }

        /** Where the next contribution is to be written, of the first and of all others. */
        memory target(boolean first) {
            if (!first && one == null) {
                one = own(desc);
                add = reorders.add(one, all);
            }
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

    Gradient(Room room, stream stream) {
        this.room = room;
        this.stream = stream;
        this.reorders = new Reorders(stream);
    }

    /**
     * Begins the sums of a step.
     *
     * @param into the flat vector that is to take them
     */
    void begin(FloatBuffer into) {
        FloatPointer flat = new FloatPointer(into);
        if (flat.address() != address) {
            places.forEach(place -> place.memory.set_data_handle(flat.getPointer(place.offset)));
            address = flat.address();
        }
        sums.forEach(sum -> sum.begun = false);
    }

    /** Overwrites the flat vector with all contributions since {@link #begin}. */
    void collect() {
        Set<Integer> written = new HashSet<>();
        for (Sum sum : sums) {
            if (sum.begun) {
                (written.add(sum.offset) ? sum.finish.write : sum.finish.add).run();
            }
        }
        stream._wait();
    }

    /**
     * Where a primitive writes the gradient of some weights.
     *
     * @param offset where they begin in the flat vector
     * @param flat how they lie there
     * @param given the layout that the primitive gives it in
     */
    Sum sum(int offset, memory.desc flat, memory.desc given) {
        memory target = place(offset, flat);
        if (flat.equals(given)) {
            // written where it belongs, and so before what comes in other layouts
            return sum(0, offset, given, () -> target, all -> Finish.NOTHING);
        }
        return sum(sums.size(), offset, given, () -> own(given), all -> finish(all, target));
    }

    /** The same for the weights of a long short-term memory. */
    Sum gateSum(int offset, int gate, memory.desc flat, memory.desc given) {
        return sum(
                sums.size(),
                offset,
                given,
                () -> own(given),
                all -> {
                    FloatPointer turned = room.floats(4L * gate);
                    Runnable turn = reorders.copy(all, new memory(flat, Onednn.engine(), turned));
                    List<Finish> gates = new ArrayList<>();
                    for (int g = 0; g < Lstms.ORDER.length; g++) {
                        gates.add(
                                finish(
                                        Parameters.at(turned, g * gate, gate),
                                        place(
                                                offset + Lstms.ORDER[g] * gate,
                                                Parameters.row(gate))));
                    }
                    return new Finish(
                            () -> {
                                turn.run();
                                gates.forEach(each -> each.write.run());
                            },
                            () -> {
                                turn.run();
                                gates.forEach(each -> each.add.run());
                            });
                });
    }

    private Finish finish(memory from, memory to) {
        return new Finish(reorders.copy(from, to), reorders.add(from, to));
    }

    private memory place(int offset, memory.desc desc) {
        memory memory = new memory(desc, Onednn.engine(), (Pointer) null);
        places.add(new Place(offset, memory));
        address = 0;
        return memory;
    }

    private Sum sum(
            int rank,
            int offset,
            memory.desc given,
            Supplier<memory> where,
            Function<memory, Finish> finish) {
        for (Sum each : sums) {
            if (each.offset == offset && each.desc.equals(given)) {
                return each;
            }
        }
        memory all = where.get();
        Sum sum = new Sum(offset, given, all, finish.apply(all));
        sums.add(rank, sum);
        return sum;
    }

    private memory own(memory.desc desc) {
        return new memory(desc, Onednn.engine(), room.floats(desc.get_size() / Float.BYTES));
    }
}
