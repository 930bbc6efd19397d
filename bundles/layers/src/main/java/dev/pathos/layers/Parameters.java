package dev.pathos.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A network's weights and their gradient: flat vectors as the outside has them, and the same in the
 * layouts that primitives want.
 *
 * <p>Several blocks of chunks contribute to one gradient. The first contribution of a step is
 * written, the others are added in their order.
 */
final class Parameters {
    private static final memory.data_type FLOAT = memory.data_type.f32;

    private final Room room;
    private final stream stream;
    private final FloatPointer values;
    private final FloatPointer gradient;

    /** The gradient on its way out; the same array each time, as large ones are garbage. */
    private final float[] found;

    private final List<Laid> laid = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private long version = 1;

    /** Weights in a layout that primitives want. */
    static final class Laid {
        private final int offset;
        private final memory.desc desc;
        private final memory memory;
        private final List<Runnable> steps;
        private long version;

        private Laid(int offset, memory.desc desc, memory memory, List<Runnable> steps) {
            this.offset = offset;
            this.desc = desc;
            this.memory = memory;
            this.steps = steps;
        }

        memory memory() {
            return memory;
        }
    }

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

    Parameters(Room room, stream stream, int count) {
        this.room = room;
        this.stream = stream;
        this.values = room.floats(count);
        this.gradient = room.floats(count);
        this.found = new float[count];
    }

    /** Overwrites all weights with the first so many. */
    void load(float[] all, int count) {
        values.put(all, 0, count);
        version++;
    }

    /** Brings weights into their layout if they have changed since. */
    void renew(Laid weights) {
        if (weights.version != version) {
            weights.steps.forEach(Runnable::run);
            weights.version = version;
        }
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

    /** The weights as the outside has them. */
    FloatPointer values() {
        return values;
    }

    /** Weights in the layout of the flat vector. */
    memory plain(int offset, memory.desc desc) {
        return new memory(desc, Onednn.engine(), values.getPointer(offset));
    }

    /**
     * Weights in the layout that a primitive wants.
     *
     * @param offset where they begin in the flat vector
     * @param flat how they lie there
     * @param wanted the other layout
     */
    Laid in(int offset, memory.desc flat, memory.desc wanted) {
        return laid(
                offset,
                wanted,
                () -> {
                    memory source = plain(offset, flat);
                    if (flat.equals(wanted)) {
                        return new Laid(offset, wanted, source, List.of());
                    }
                    memory target = own(wanted);
                    return new Laid(offset, wanted, target, List.of(copy(source, target)));
                });
    }

    private Laid laid(int offset, memory.desc wanted, Supplier<Laid> maker) {
        for (Laid each : laid) {
            if (each.offset == offset && each.desc.equals(wanted)) {
                return each;
            }
        }
        Laid made = maker.get();
        laid.add(made);
        return made;
    }

    /**
     * Weights of a long short-term memory in the layout that a primitive wants.
     *
     * @param offset where they begin in the flat vector, {@code [gate][cell][input]}
     * @param gate length of one gate's
     * @param flat how they lie with the gates in the primitive's order
     * @param wanted the layout
     */
    Laid gates(int offset, int gate, memory.desc flat, memory.desc wanted) {
        return laid(
                offset,
                wanted,
                () -> {
                    FloatPointer turned = room.floats(4L * gate);
                    List<Runnable> steps = new ArrayList<>();
                    for (int g = 0; g < Lstms.ORDER.length; g++) {
                        steps.add(
                                copy(
                                        plain(offset + Lstms.ORDER[g] * gate, row(gate)),
                                        at(turned, g * gate, gate)));
                    }
                    memory target = new memory(flat, Onednn.engine(), turned);
                    if (!flat.equals(wanted)) {
                        memory source = target;
                        target = own(wanted);
                        steps.add(copy(source, target));
                    }
                    return new Laid(offset, wanted, target, steps);
                });
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
        return sum(offset, given, () -> own(given), all -> add(all, target));
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
                    steps.add(copy(all, new memory(flat, Onednn.engine(), turned)));
                    for (int g = 0; g < Lstms.ORDER.length; g++) {
                        steps.add(
                                add(
                                        at(turned, g * gate, gate),
                                        at(gradient, offset + Lstms.ORDER[g] * gate, gate)));
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
        Sum sum = new Sum(offset, given, all, one, add(one, all), finish.from(all));
        sums.add(sum);
        return sum;
    }

    private memory own(memory.desc desc) {
        return new memory(desc, Onednn.engine(), room.floats(desc.get_size() / Float.BYTES));
    }

    private static memory at(FloatPointer base, long offset, int count) {
        return new memory(row(count), Onednn.engine(), base.getPointer(offset));
    }

    private static memory.desc row(long count) {
        return new memory.desc(new long[] {count}, FLOAT, memory.format_tag.a);
    }

    private Runnable copy(memory from, memory to) {
        reorder copying = new reorder(from, to);
        return () -> copying.execute(stream, from, to);
    }

    private Runnable add(memory from, memory to) {
        post_ops then = new post_ops();
        then.append_sum();
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(then);
        reorder adding = new reorder(from, to, attributes);
        return () -> adding.execute(stream, from, to);
    }
}
