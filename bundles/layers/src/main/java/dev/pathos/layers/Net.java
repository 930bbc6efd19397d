package dev.pathos.layers;

import java.util.List;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A plan for a fixed number of chunks: its primitives, and memory for what they keep of one forward
 * pass.
 *
 * <p>Everything native is made once, when the net is put together; a pass only executes.
 */
final class Net implements AutoCloseable {
    private final Room room;
    private final int chunk;
    private final Parameters parameters;
    private final Assembly assembly;
    private final Outlet outlet;

    private Net(Plan plan, Assembly assembly, Parameters parameters, Room room) {
        this.room = room;
        this.chunk = plan.frames() * plan.columns();
        this.parameters = parameters;
        this.assembly = assembly;
        this.outlet = assembly.build(plan);
    }

    /**
     * Puts a net together that keeps activations.
     *
     * @param plan the layers
     * @param chunks how many go through at once
     * @param scratch gives shared memory; to be settled afterwards
     * @param parameters the weights
     * @param sums take the gradient by them
     * @param stream executes
     */
    static Net training(
            Plan plan,
            int chunks,
            Scratch scratch,
            Parameters parameters,
            Gradient sums,
            stream stream) {
        Room room = new Room();
        Passes passes = new Passes(stream, scratch);
        return new Net(
                plan,
                new Assembly(
                        plan, chunks, Precision.FLOAT32, room, passes, parameters, sums, stream),
                parameters,
                room);
    }

    /**
     * Puts a net together that only computes.
     *
     * @param plan the layers
     * @param chunks how many go through at once
     * @param precision of what flows and of weights
     * @param scratch gives shared memory; to be settled afterwards
     * @param parameters the weights
     * @param stream executes
     */
    static Net inference(
            Plan plan,
            int chunks,
            Precision precision,
            Scratch scratch,
            Parameters parameters,
            stream stream) {
        Room room = new Room();
        Passes passes = new Passes(stream, scratch);
        return new Net(
                plan,
                new Assembly(plan, chunks, precision, room, passes, parameters, null, stream),
                parameters,
                room);
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
     * @param draw what dropout is drawn by
     */
    void forward(float[] values, int from, int end, long draw) {
        assembly.laid().forEach(parameters::renew);
        FloatPointer input = assembly.input();
        int there = end - from;
        input.put(values, from, there);
        if (there < input.capacity()) {
            FloatPointer rest = input.getPointer(there);
            FloatPointer.memset(rest, 0, (input.capacity() - there) * Float.BYTES);
        }
        assembly.masks().forEach(mask -> mask.draw(draw, from / chunk));
        assembly.passes().forward();
    }

    /** Takes the outlet's gradient back. */
    void backward() {
        assembly.passes().backward();
    }

    /** Statistics of the last forward pass. */
    List<Statistic> statistics() {
        return assembly.statistics();
    }

    /** Native memory of its own, in bytes. */
    long bytes() {
        return room.bytes();
    }

    @Override
    public void close() {
        assembly.passes().end();
        room.close();
    }
}
