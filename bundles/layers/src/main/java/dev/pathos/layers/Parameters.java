package dev.pathos.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A network's weights: a flat vector as the outside has them, and the same in the layouts that
 * primitives want.
 */
final class Parameters {
    private static final memory.data_type FLOAT = memory.data_type.f32;

    private final Room room;
    private final Reorders reorders;
    private final FloatPointer values;
    private final List<Laid> laid = new ArrayList<>();
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

    Parameters(Room room, stream stream, int count) {
        this.room = room;
        this.reorders = new Reorders(stream);
        this.values = room.floats(count);
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
                    return new Laid(offset, wanted, target, List.of(reorders.copy(source, target)));
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
                                reorders.copy(
                                        plain(offset + Lstms.ORDER[g] * gate, row(gate)),
                                        at(turned, g * gate, gate)));
                    }
                    memory target = new memory(flat, Onednn.engine(), turned);
                    if (!flat.equals(wanted)) {
                        memory source = target;
                        target = own(wanted);
                        steps.add(reorders.copy(source, target));
                    }
                    return new Laid(offset, wanted, target, steps);
                });
    }

    private memory own(memory.desc desc) {
        return new memory(desc, Onednn.engine(), room.floats(desc.get_size() / Float.BYTES));
    }

    /** Numbers of a vector that follow each other. */
    static memory at(FloatPointer base, long offset, int count) {
        return new memory(row(count), Onednn.engine(), base.getPointer(offset));
    }

    static memory.desc row(long count) {
        return new memory.desc(new long[] {count}, FLOAT, memory.format_tag.a);
    }
}
