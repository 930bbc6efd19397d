package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A network with weights and a gradient of its own. */
final class Owner implements AutoCloseable {
    private static final long KEPT = 320L << 20;

    private final FloatBuffer weights;
    final FloatBuffer gradient;
    final Parameters parameters;
    final Scratch scratch = new Scratch();
    final Network network;

    Owner(Stack stack) {
        this(stack.plan());
    }

    Owner(Plan plan) {
        this(plan, KEPT, Precision.FLOAT32);
    }

    Owner(Stack stack, long keptBytes) {
        this(stack.plan(), keptBytes, Precision.FLOAT32);
    }

    Owner(Stack stack, Precision precision) {
        this(stack.plan(), KEPT, precision);
    }

    private Owner(Plan plan, long keptBytes, Precision precision) {
        weights = nativeFloats(plan.weights());
        gradient = nativeFloats(plan.weights());
        parameters = new Parameters(weights);
        network = new Network(plan, parameters, precision, scratch, keptBytes);
    }

    void load(float[] values) {
        weights.put(0, values);
        parameters.changed();
    }

    void train(float[] values, int from, int end, float[] embeddings, float[] states, long draw) {
        network.train(values, from, end, embeddings, states, draw);
    }

    void infer(float[] values, int from, int size, float[] embeddings, float[] states) {
        network.infer(values, from, size, embeddings, states);
    }

    float[] backward(float[] embeddings, float[] states) {
        network.backward(embeddings, states, gradient);
        float[] found = new float[gradient.capacity()];
        gradient.get(0, found);
        return found;
    }

    long bytes() {
        return network.bytes() + parameters.bytes() + scratch.bytes();
    }

    @Override
    public void close() {
        network.close();
        scratch.close();
        parameters.close();
        assertEquals(0, bytes(), "bytes that are not given back");
    }

    /** Native memory for numbers. */
    static FloatBuffer nativeFloats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
