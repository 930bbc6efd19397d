package dev.pathos.tck;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * ONNX models of a few hundred bytes with known answers: {@code bias + weights mean}, where {@code
 * mean} is that of each color of one picture.
 *
 * <p>They have operator set 13; field numbers are those of the ONNX project's {@code onnx.proto}.
 */
public final class TinyNetwork {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TinyNetwork() {}

    /**
     * A model that takes pictures and gives as many values as there are biases.
     *
     * @param input the input's shape, numbers or names of axes of any length: colors first
     * @param output the output's name
     * @param shape the output's shape, of as many values as there are biases
     * @param weights one a color for each value in turn
     * @param bias one for each value
     * @return the content of an ONNX file
     */
    public static byte[] pooled(
            List<?> input, String output, List<?> shape, float[] weights, float[] bias) {
        if (weights.length != 3 * bias.length) {
            throw new IllegalArgumentException(weights.length + " for " + bias.length + " values");
        }
        TinyNetwork graph = new TinyNetwork();
        graph.node("GlobalAveragePool", List.of("input"), "mean");
        graph.node("Flatten", List.of("mean"), "flat");
        graph.node("MatMul", List.of("flat", "weights"), "weighted");
        graph.node("Add", List.of("weighted", "bias"), "values");
        graph.node("Reshape", List.of("values", "shape"), output);
        graph.text(2, "tiny");
        float[] columns = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            columns[i % 3 * bias.length + i / 3] = weights[i];
        }
        graph.constant("weights", FLOAT, floats(columns), 3, bias.length);
        graph.constant("bias", FLOAT, floats(bias), 1, bias.length);
        ByteBuffer axes = buffer(shape.size() * Long.BYTES);
        shape.forEach(axis -> axes.putLong(axis instanceof Number n ? n.longValue() : 1));
        graph.constant("shape", INT64, axes.array(), shape.size());
        graph.message(11, value("input", input));
        graph.message(12, value(output, shape));
        return model(graph);
    }

    private static byte[] model(TinyNetwork graph) {
        TinyNetwork operators = new TinyNetwork().text(1, "").number(2, 13);
        return new TinyNetwork()
                .number(1, 7)
                .text(2, "tiny")
                .message(7, graph)
                .message(8, operators)
                .bytes
                .toByteArray();
    }

    private void node(String operator, List<String> inputs, String output) {
        TinyNetwork node = new TinyNetwork();
        inputs.forEach(input -> node.text(1, input));
        message(1, node.text(2, output).text(3, operator + " of " + output).text(4, operator));
    }

    private void constant(String name, int type, byte[] raw, long... shape) {
        TinyNetwork tensor = new TinyNetwork();
        for (long axis : shape) {
            tensor.number(1, axis);
        }
        message(5, tensor.number(2, type).text(8, name).raw(9, raw));
    }

    private static TinyNetwork value(String name, List<?> shape) {
        TinyNetwork axes = new TinyNetwork();
        for (Object axis : shape) {
            TinyNetwork one = new TinyNetwork();
            axes.message(
                    1,
                    axis instanceof Number n
                            ? one.number(1, n.longValue())
                            : one.text(2, "" + axis));
        }
        TinyNetwork tensor = new TinyNetwork().number(1, FLOAT).message(2, axes);
        return new TinyNetwork().text(1, name).message(2, new TinyNetwork().message(1, tensor));
    }

    private static byte[] floats(float[] values) {
        ByteBuffer raw = buffer(values.length * Float.BYTES);
        raw.asFloatBuffer().put(values);
        return raw.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private TinyNetwork number(int field, long value) {
        varint(field << 3 | VARINT);
        varint(value);
        return this;
    }

    private TinyNetwork text(int field, String value) {
        return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private TinyNetwork message(int field, TinyNetwork value) {
        return raw(field, value.bytes.toByteArray());
    }

    private TinyNetwork raw(int field, byte[] value) {
        varint(field << 3 | BYTES);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
