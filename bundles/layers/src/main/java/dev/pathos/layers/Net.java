package dev.pathos.layers;

import dev.pathos.layers.Layer.MaxPooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A plan for a fixed number of chunks: its primitives, and memory for what they keep of one forward
 * pass.
 *
 * <p>Everything native is made once, when the net is put together; a pass only executes.
 */
final class Net implements AutoCloseable {
    private static final memory.data_type FLOAT = memory.data_type.f32;

    private final Room room = new Room();
    private final Scratch scratch;
    private final Parameters parameters;
    private final stream stream;
    private final boolean training;
    private final FloatPointer input;
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Back> backs = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final Outlet outlet;
    private final List<Statistic> statistics = new ArrayList<>();
    private final List<memory> borrowed = new ArrayList<>();

    /** Weights in the layouts of this net's primitives. */
    private final List<Parameters.Laid> laid = new ArrayList<>();

    private Tensor current;

    /** An activation whose derivative the next layer takes. */
    private Layer.Activation deferred = Layer.Activation.IDENTITY;

    /** Puts together how a layer takes a gradient back. */
    interface Back {
        /**
         * Adds what is to be done.
         *
         * @param gradient by the layer's output
         * @param wanted whether the gradient by its input is
         * @return the gradient by its input; of no meaning if not wanted
         */
        Tensor through(Tensor gradient, boolean wanted);
    }

    /**
     * Puts a net together.
     *
     * @param plan the layers
     * @param chunks how many go through at once
     * @param training whether activations are kept
     * @param scratch gives shared memory; to be settled afterwards
     * @param parameters the weights
     * @param stream executes
     */
    Net(
            Plan plan,
            int chunks,
            boolean training,
            Scratch scratch,
            Parameters parameters,
            stream stream) {
        this.scratch = scratch;
        this.parameters = parameters;
        this.stream = stream;
        this.training = training;
        long[] shape = {chunks, plan.frames(), plan.columns()};
        this.input = room.floats(shape[0] * shape[1] * shape[2]);
        memory.desc desc = desc(memory.format_tag.abc, shape);
        this.current = new Tensor(at(desc, input), desc, shape, Tensor.OWN);
        List<Layer> layers = plan.layers();
        for (int l = 0; l < layers.size(); l++) {
            boolean pooled = l + 1 < layers.size() && layers.get(l + 1) instanceof MaxPooling;
            add(layers.get(l), pooled);
        }
        this.outlet = new Outlet(this, current, plan.keepsFrames());
        if (training) {
            Tensor gradient = outlet.gradient();
            for (int i = backs.size() - 1; i >= 0; i--) {
                gradient = backs.get(i).through(gradient, i > 0);
            }
        }
    }

    private void add(Layer layer, boolean pooled) {
        if (layer instanceof Layer.Convolution convolution) {
            Convolutions.add(this, convolution);
        } else if (layer instanceof Layer.ImageConvolution convolution) {
            deferred = pooled ? convolution.activation() : Layer.Activation.IDENTITY;
            Convolutions.add(
                    this,
                    convolution,
                    pooled ? Layer.Activation.IDENTITY : convolution.activation());
        } else if (layer instanceof MaxPooling pooling) {
            Pools.add(this, pooling, deferred);
            deferred = Layer.Activation.IDENTITY;
        } else if (layer instanceof Layer.GlobalMean mean) {
            Pools.add(this, mean);
        } else if (layer instanceof Layer.BatchNormalization normalization) {
            Normalizations.add(this, normalization);
        } else if (layer instanceof Layer.Dense dense) {
            Denses.add(this, dense);
        } else if (layer instanceof Layer.Lstm lstm) {
            Lstms.add(this, lstm);
        }
    }

    /** What comes out, and where gradients go in. */
    Outlet outlet() {
        return outlet;
    }

    /**
     * Computes.
     *
     * @param values chunk after chunk
     * @param from the first value of this net's chunks
     * @param end the first value behind them; zeros take the place of chunks that are not there
     */
    void forward(float[] values, int from, int end) {
        laid.forEach(parameters::renew);
        int there = end - from;
        input.put(values, from, there);
        if (there < input.capacity()) {
            FloatPointer rest = input.getPointer(there);
            FloatPointer.memset(rest, 0, (input.capacity() - there) * Float.BYTES);
        }
        forward.forEach(Runnable::run);
        stream._wait();
    }

    /** Takes the outlet's gradient back. */
    void backward() {
        backward.forEach(Runnable::run);
        stream._wait();
    }

    /** Statistics of the last forward pass. */
    List<Statistic> statistics() {
        return statistics;
    }

    /** Native memory of its own, in bytes. */
    long bytes() {
        return room.bytes();
    }

    @Override
    public void close() {
        scratch.forget(borrowed);
        room.close();
    }

    // What layers are put together with.

    private memory borrow(memory.desc desc, int slot) {
        memory shared = scratch.at(desc, slot);
        borrowed.add(shared);
        return shared;
    }

    boolean training() {
        return training;
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * What the next layer takes; the first layer sees the input with the axes that it counts in.
     *
     * @param tag how the input lies with those axes
     * @param axes gives them from {@code [chunk][frame][column]}
     */
    Tensor entry(memory.format_tag tag, UnaryOperator<long[]> axes) {
        if (!backs.isEmpty()) {
            return current;
        }
        long[] shape = axes.apply(current.shape());
        memory.desc desc = desc(tag, shape);
        return new Tensor(at(desc, input), desc, shape, Tensor.OWN);
    }

    Tensor current() {
        return current;
    }

    /** Weights in a layout that a primitive of this net wants. */
    memory weights(Parameters.Laid weights) {
        if (!laid.contains(weights)) {
            laid.add(weights);
        }
        return weights.memory();
    }

    /** Has statistics of each forward pass told. */
    void watch(Statistic statistic) {
        statistics.add(statistic);
    }

    /** What the next layer takes, and how the gradient comes back. */
    void then(Tensor output, Back back) {
        current = output;
        backs.add(back);
    }

    static memory.desc desc(memory.format_tag tag, long... shape) {
        return new memory.desc(shape, FLOAT, tag);
    }

    memory at(memory.desc desc, FloatPointer where) {
        return new memory(desc, Onednn.engine(), where);
    }

    FloatPointer floats(memory.desc desc) {
        return room.floats((desc.get_size() + Float.BYTES - 1) / Float.BYTES);
    }

    /** Memory that keeps what is in it until the next pass. */
    Tensor own(memory.desc desc, long[] shape) {
        return new Tensor(at(desc, floats(desc)), desc, shape, Tensor.OWN);
    }

    /** Memory in a shared buffer. */
    Tensor shared(memory.desc desc, long[] shape, int slot) {
        return new Tensor(borrow(desc, slot), desc, shape, slot);
    }

    /** The same numbers with other axes. */
    Tensor seen(Tensor x, memory.desc desc, long[] shape) {
        if (x.slot() != Tensor.OWN) {
            return shared(desc, shape, x.slot());
        }
        memory same = new memory(desc, Onednn.engine(), x.memory().get_data_handle());
        return new Tensor(same, desc, shape, Tensor.OWN);
    }

    /** Memory for a layer's output: kept where a gradient will come back. */
    Tensor output(memory.desc desc, long[] shape) {
        return training ? own(desc, shape) : shared(desc, shape, current.other());
    }

    /** An activation's input in the layout that a primitive wants. */
    Tensor entering(Tensor x, memory.desc wanted) {
        if (x.desc().equals(wanted)) {
            return x;
        }
        Tensor y = training ? own(wanted, x.shape()) : shared(wanted, x.shape(), Scratch.FLOW);
        forward.add(copy(x.memory(), y.memory()));
        return y;
    }

    /** On the way back, something in the layout that a primitive wants. */
    Tensor returning(Tensor x, memory.desc wanted, int slot) {
        if (x.desc().equals(wanted)) {
            return x;
        }
        Tensor y = shared(wanted, x.shape(), slot);
        backward.add(copy(x.memory(), y.memory()));
        return y;
    }

    /** Attributes with an activation behind the primitive. */
    static primitive_attr attributes(Layer.Activation activation) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
        if (activation != Layer.Activation.IDENTITY) {
            post_ops then = new post_ops();
            then.append_eltwise(1, Activations.algorithm(activation), 0, 0);
            attributes.set_post_ops(then);
        }
        return attributes;
    }

    void forward(primitive_desc desc, Map<Integer, memory> arguments) {
        forward.add(run(desc, arguments));
    }

    void forward(Runnable step) {
        forward.add(step);
    }

    void backward(primitive_desc desc, Map<Integer, memory> arguments) {
        backward.add(run(desc, arguments));
    }

    void backward(Runnable step) {
        backward.add(step);
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
            Map<Integer, Parameters.Sum> sums,
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
                    sums.values().forEach(Parameters.Sum::written);
                });
    }

    private static void clear(memory memory) {
        FloatPointer.memset(memory.get_data_handle(), 0, memory.get_desc().get_size());
    }

    private static Map<Integer, memory> with(
            Map<Integer, memory> arguments, Map<Integer, Parameters.Sum> sums, boolean first) {
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

    Runnable copy(memory from, memory to) {
        reorder copying = new reorder(from, to);
        return () -> copying.execute(stream, from, to);
    }
}
