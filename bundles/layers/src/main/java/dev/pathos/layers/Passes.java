package dev.pathos.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Runnable first = run(desc, with(arguments, sums, true));
        Runnable next = run(desc, with(arguments, sums, false));
        backward.add(
                () -> {
                    boolean begins = sums.values().iterator().next().first();
                    if (adds) {
                        sums.values().forEach(sum -> clear(sum.target(begins)));
                    }
                    (begins ? first : next).run();
                    sums.values().forEach(Gradient.Sum::written);
                });
    }

    /** Sets all numbers to zero. */
    static void clear(memory memory) {
        FloatPointer.memset(memory.get_data_handle(), 0, memory.get_desc().get_size());
    }

    private static Map<Integer, memory> with(
            Map<Integer, memory> arguments, Map<Integer, Gradient.Sum> sums, boolean first) {
        Map<Integer, memory> all = new TreeMap<>(arguments);
        sums.forEach((key, sum) -> all.put(key, sum.target(first)));
        return all;
    }

    private Runnable run(primitive_desc desc, Map<Integer, memory> arguments) {
        IntMemoryMap map = new IntMemoryMap();
        arguments.forEach(map::put);
        memory.desc inside = desc.scratchpad_desc();
        if (inside.get_size() > 0) {
            map.put(dnnl.DNNL_ARG_SCRATCHPAD, borrow(inside, Scratch.INSIDE));
        }
        primitive primitive = new primitive(desc);
        return () -> primitive.execute(stream, map);
    }
}
