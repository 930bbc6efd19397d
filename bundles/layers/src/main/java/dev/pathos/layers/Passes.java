package dev.pathos.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** The steps of a net's passes in their order: primitives with what they read and write. */
final class Passes {
    private final stream stream;
    private final Scratch scratch;
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final List<memory> borrowed = new ArrayList<>();

    /**
     * No steps yet.
     *
     * @param stream executes them
     * @param scratch gives shared memory
     */
    Passes(stream stream, Scratch scratch) {
        this.stream = stream;
        this.scratch = scratch;
    }

    /** Carries a forward pass out. */
    void forward() {
        forward.forEach(Runnable::run);
        stream._wait();
    }

    /** Carries a backward pass out. */
    void backward() {
        backward.forEach(Runnable::run);
        stream._wait();
    }

    /** Gives shared memory back. */
    void end() {
        scratch.forget(borrowed);
    }

    /** Memory in a shared buffer. */
    memory borrow(memory.desc desc, int slot) {
        memory shared = scratch.at(desc, slot);
        borrowed.add(shared);
        return shared;
    }

    void forward(Runnable step) {
        forward.add(step);
    }

    void forward(primitive_desc desc, Map<Integer, memory> arguments) {
        forward.add(run(desc, arguments));
    }

    void backward(Runnable step) {
        backward.add(step);
    }

    void backward(primitive_desc desc, Map<Integer, memory> arguments) {
        backward.add(run(desc, arguments));
    }

    /**
     * On the way back, a primitive that gives gradients of weights.
     *
     * @param desc the primitive
     * @param arguments what it reads
     * @param sums what it writes, by argument
     * @param adds whether the primitive adds to what lies there
     */
    void contribute(
            primitive_desc desc,
            Map<Integer, memory> arguments,
            Map<Integer, Gradient.Sum> sums,
            boolean adds) {
        primitive primitive = new primitive(desc);
        memory inside = inside(desc);
        IntMemoryMap first = map(arguments, inside);
        IntMemoryMap next = map(arguments, inside);
        sums.forEach((key, sum) -> first.put(key, sum.target(true)));
        backward.add(
                () -> {
                    boolean begins = sums.values().iterator().next().first();
                    if (!begins) {
                        sums.forEach((key, sum) -> next.put(key, sum.target(false)));
                    }
                    if (adds) {
                        sums.values().forEach(sum -> clear(sum.target(begins)));
                    }
                    primitive.execute(stream, begins ? first : next);
                    sums.values().forEach(Gradient.Sum::written);
                });
    }

    /** Sets all numbers to zero. */
    static void clear(memory memory) {
        FloatPointer.memset(memory.get_data_handle(), 0, memory.get_desc().get_size());
    }

    private Runnable run(primitive_desc desc, Map<Integer, memory> arguments) {
        IntMemoryMap map = map(arguments, inside(desc));
        primitive primitive = new primitive(desc);
        return () -> primitive.execute(stream, map);
    }

    /** What a primitive needs for itself; null for nothing. */
    private memory inside(primitive_desc desc) {
        memory.desc inside = desc.scratchpad_desc();
        return inside.get_size() > 0 ? borrow(inside, Scratch.INSIDE) : null;
    }

    private static IntMemoryMap map(Map<Integer, memory> arguments, memory inside) {
        IntMemoryMap map = new IntMemoryMap();
        arguments.forEach(map::put);
        if (inside != null) {
            map.put(dnnl.DNNL_ARG_SCRATCHPAD, inside);
        }
        return map;
    }
}
