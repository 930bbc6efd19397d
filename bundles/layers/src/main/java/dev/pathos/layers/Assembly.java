package dev.pathos.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * What a net is put together with, layer after layer: memory for what flows and what is kept, and
 * the steps of both passes in their order.
 */
final class Assembly {
    private static final memory.data_type FLOAT = memory.data_type.f32;

    private final Room room;
    private final Parameters parameters;
    private final Gradient sums;
    private final Passes passes;
    private final Reorders reorders;
    private final boolean training;
    private final memory.data_type type;
    private final FloatPointer input;
    private List<Back> backs = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();

    /** Weights in the layouts of this net's primitives. */
    private final List<Parameters.Laid> laid = new ArrayList<>();

    /** What dropout keeps, layer after layer. */
    private final List<Mask> masks = new ArrayList<>();

    private Tensor current;
    private boolean entered;

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
     * Begins a net.
     *
     * @param plan the layers
     * @param chunks how many go through at once
     * @param precision of what flows and of weights
     * @param room memory of this net alone
     * @param passes take the steps
     * @param parameters the weights
     * @param sums take the gradient by them; null where activations are not kept, without training
     * @param stream executes
     */
    Assembly(
            Plan plan,
            int chunks,
            Precision precision,
            Room room,
            Passes passes,
            Parameters parameters,
            Gradient sums,
            stream stream) {
        this.room = room;
        this.parameters = parameters;
        this.sums = sums;
        this.passes = passes;
        this.type = precision == Precision.BFLOAT16 ? memory.data_type.bf16 : FLOAT;
        this.reorders = new Reorders(stream);
        this.training = sums != null;
        long[] shape = {chunks, plan.frames(), plan.columns()};
        this.input = room.floats(shape[0] * shape[1] * shape[2]);
        memory.desc desc = desc(memory.format_tag.abc, shape);
        this.current = new Tensor(at(desc, input), desc, shape, Tensor.OWN);
    }

    /** Puts all layers together, and the way back through them. */
    Outlet build(Plan plan) {
        add(plan.layers());
        Outlet outlet = new Outlet(this, current, plan.keepsFrames());
        if (training) {
            through(backs, outlet.gradient(), false);
        }
        return outlet;
    }

    /** Puts the way back together, from the last to the first. */
    private static Tensor through(List<Back> backs, Tensor gradient, boolean wanted) {
        Tensor flow = gradient;
        for (int i = backs.size() - 1; i >= 0; i--) {
            flow = backs.get(i).through(flow, wanted || i > 0);
        }
        return flow;
    }

    /**
     * Puts layers inside another one together.
     *
     * @return how they take a gradient back
     */
    Back inside(List<Layer> layers) {
        List<Back> outside = backs;
        backs = new ArrayList<>();
        add(layers);
        List<Back> inside = backs;
        backs = outside;
        return (gradient, wanted) -> through(inside, gradient, wanted);
    }

    /** Puts layers together; the first one behind what flows now. */
    private void add(List<Layer> layers) {
        for (int l = 0; l < layers.size(); l++) {
            Layer before = l > 0 ? layers.get(l - 1) : null;
            Layer after = l + 1 < layers.size() ? layers.get(l + 1) : null;
            Kinds.add(this, before, layers.get(l), after);
        }
    }

    /** All steps. */
    Passes passes() {
        return passes;
    }

    /** Where the chunks are put. */
    FloatPointer input() {
        return input;
    }

    /** Weights whose layouts are to be renewed before a pass. */
    List<Parameters.Laid> laid() {
        return laid;
    }

    /** Masks that are to be drawn before a pass. */
    List<Mask> masks() {
        return masks;
    }

    /** Statistics that each forward pass leaves. */
    List<Statistic> statistics() {
        return statistics;
    }

    // What layers are put together with.

    boolean training() {
        return training;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Takes gradients of weights; only in training. */
    Gradient sums() {
        return sums;
    }

    /**
     * What the next layer takes; the first layer sees the input with the axes that it counts in.
     *
     * @param tag how the input lies with those axes
     * @param axes gives them from {@code [chunk][frame][column]}
     */
    Tensor entry(memory.format_tag tag, UnaryOperator<long[]> axes) {
        if (entered) {
            return current;
        }
        long[] shape = axes.apply(current.shape());
        memory.desc desc = desc(tag, shape);
        return new Tensor(at(desc, input), desc, shape, Tensor.OWN);
    }

    Tensor current() {
        return current;
    }

    /** What the next layer takes, axis after axis. */
    Tensor rows() {
        long[] shape = current.shape();
        return entering(current, flowing(tag(shape.length), shape));
    }

    /**
     * A mask that is drawn anew before each forward pass.
     *
     * @param rate the share that is dropped
     * @param place the layer's place
     * @param shape of what is multiplied, chunks first
     */
    Mask mask(double rate, int place, long[] shape) {
        Mask mask = new Mask(this, rate, place, shape);
        masks.add(mask);
        return mask;
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
        entered = true;
        backs.add(back);
    }

    /** The layout of so many axes one after the other. */
    static memory.format_tag tag(int axes) {
        return switch (axes) {
            case 2 -> memory.format_tag.ab;
            case 3 -> memory.format_tag.abc;
            default -> memory.format_tag.abcd;
        };
    }

    /** What numbers that flow are. */
    memory.data_type type() {
        return type;
    }

    /** How numbers lie that flow, or weights beside them, in this net's precision. */
    memory.desc flowing(memory.format_tag tag, long... shape) {
        return new memory.desc(shape, type, tag);
    }

    /** How numbers of single precision lie. */
    static memory.desc desc(memory.format_tag tag, long... shape) {
        return new memory.desc(shape, FLOAT, tag);
    }

    memory at(memory.desc desc, FloatPointer where) {
        return new memory(desc, Onednn.engine(), where);
    }

    FloatPointer floats(memory.desc desc) {
        return floats((desc.get_size() + Float.BYTES - 1) / Float.BYTES);
    }

    FloatPointer floats(long count) {
        return room.floats(count);
    }

    /** Memory that keeps what is in it until the next pass. */
    Tensor own(memory.desc desc, long[] shape) {
        return new Tensor(at(desc, floats(desc)), desc, shape, Tensor.OWN);
    }

    /** Memory in a shared buffer. */
    Tensor shared(memory.desc desc, long[] shape, int slot) {
        return new Tensor(passes.borrow(desc, slot), desc, shape, slot);
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
        passes.forward(copy(x.memory(), y.memory()));
        return y;
    }

    /** On the way back, something in the layout that a primitive wants. */
    Tensor returning(Tensor x, memory.desc wanted, int slot) {
        if (x.desc().equals(wanted)) {
            return x;
        }
        Tensor y = shared(wanted, x.shape(), slot);
        passes.backward(copy(x.memory(), y.memory()));
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
        passes.forward(desc, arguments);
    }

    void forward(Runnable step) {
        passes.forward(step);
    }

    void backward(primitive_desc desc, Map<Integer, memory> arguments) {
        passes.backward(desc, arguments);
    }

    void backward(Runnable step) {
        passes.backward(step);
    }

    /** See {@link Passes#contribute}. */
    void contribute(
            primitive_desc desc,
            Map<Integer, memory> arguments,
            Map<Integer, Gradient.Sum> sums,
            boolean adds) {
        passes.contribute(desc, arguments, sums, adds);
    }

    /** Brings numbers from one layout into another. */
    Runnable copy(memory from, memory to) {
        return reorders.copy(from, to);
    }
}
