package dev.pathos.layers;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Weights that networks of one plan share: a flat vector as the outside has them, and the same in
 * the layouts that primitives want.
 *
 * <p>Networks may read them on several threads. They must not change while one computes.
 */
public final class Parameters implements AutoCloseable {
    private static final memory.data_type FLOAT = memory.data_type.f32;

    private final Room room = new Room();
    private final stream stream = new stream(Onednn.engine());
    private final Reorders reorders = new Reorders(stream);
    private final FloatPointer values;

    /** Keeps the memory of {@link #values} from being given back. */
    private final FloatBuffer outside;

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

    /**
     * Takes a vector for the weights.
     *
     * @param values native memory that begins with the weights; read where it lies, now and later
     * @throws IllegalStateException if there is no oneDNN: ask {@link Onednn#missing} first
     */
    public Parameters(FloatBuffer values) {
        Onednn.require();
        if (!values.isDirect()) {
            throw new IllegalArgumentException("weights on the heap");
        }
        this.outside = values;
        this.values = new FloatPointer(values);
    }

    /** Tells that the vector has other values than before. */
    public synchronized void changed() {
        version++;
    }

    /** Native memory beside the vector, in bytes. */
    public synchronized long bytes() {
        return room.bytes();
    }

    /** Gives all memory back but the vector. */
    @Override
    public synchronized void close() {
        room.close();
    }

    /** Brings weights into their layout if they have changed since. */
    synchronized void renew(Laid weights) {
        if (weights.version != version) {
            weights.steps.forEach(Runnable::run);
            stream._wait();
            weights.version = version;
        }
    }

    /** The weights as the outside has them. */
    FloatBuffer values() {
        return outside;
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
    synchronized Laid in(int offset, memory.desc flat, memory.desc wanted) {
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
    synchronized Laid gates(int offset, int gate, memory.desc flat, memory.desc wanted) {
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
        return new memory(
                desc,
                Onednn.engine(),
                room.floats((desc.get_size() + Float.BYTES - 1) / Float.BYTES));
    }

    /** Numbers of a vector that follow each other. */
    static memory at(FloatPointer base, long offset, int count) {
        return new memory(row(count), Onednn.engine(), base.getPointer(offset));
    }

    static memory.desc row(long count) {
        return new memory.desc(new long[] {count}, FLOAT, memory.format_tag.a);
    }
}
