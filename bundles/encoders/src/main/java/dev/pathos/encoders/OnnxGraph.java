package dev.pathos.encoders;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An ONNX model under construction: nodes and constants of one graph (operator set 13).
 *
 * <p>Tensors are known by the names that the methods return.
 */
final class OnnxGraph {
    private static final int OPERATORS = 13;
    private static final int FORMAT = 7;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;

    private final OnnxMessage graph = new OnnxMessage();
    private final List<OnnxMessage> constants = new ArrayList<>();
    private int count;

    /**
     * A node with one output.
     *
     * @param operator the operator's name
     * @param attributes a Long, a {@code long[]} or a String by name
     * @param inputs names of tensors
     * @return the output's name
     */
    String node(String operator, Map<String, Object> attributes, String... inputs) {
        return node(operator, attributes, 0, inputs);
    }

    /** A node without attributes. */
    String node(String operator, String... inputs) {
        return node(operator, Map.of(), 0, inputs);
    }

    /**
     * A node of which a later output is wanted.
     *
     * @param wanted the index of the output; those before it stay without a name
     */
    String node(String operator, Map<String, Object> attributes, int wanted, String... inputs) {
        String name = operator.toLowerCase(Locale.ROOT) + "_" + count++;
        OnnxMessage node = new OnnxMessage();
        for (String input : inputs) {
            node.text(1, input);
        }
        for (int k = 0; k < wanted; k++) {
            node.text(2, "");
        }
        node.text(2, name).text(3, name).text(4, operator);
        new TreeMap<>(attributes).forEach((key, v) -> node.message(5, attribute(key, v)));
        graph.message(1, node);
        return name;
    }

    private static OnnxMessage attribute(String name, Object value) {
        OnnxMessage attribute = new OnnxMessage().text(1, name);
        if (value instanceof Long number) {
            return attribute.number(3, number).number(20, 2);
        }
        if (value instanceof String text) {
            return attribute.text(4, text).number(20, 3);
        }
        for (long number : (long[]) value) {
            attribute.number(8, number);
        }
        return attribute.number(20, 7);
    }

    /** A constant of 32-bit floats. */
    String floats(float[] values, long... shape) {
        ByteBuffer raw = buffer(values.length * Float.BYTES);
        raw.asFloatBuffer().put(values);
        return constant(FLOAT, raw, shape);
    }

    /** A constant of 64-bit floats. */
    String doubles(double[] values, long... shape) {
        ByteBuffer raw = buffer(values.length * Double.BYTES);
        raw.asDoubleBuffer().put(values);
        return constant(DOUBLE, raw, shape);
    }

    /** A constant vector of whole numbers. */
    String integers(long... values) {
        ByteBuffer raw = buffer(values.length * Long.BYTES);
        raw.asLongBuffer().put(values);
        return constant(INT64, raw, values.length);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(int type, ByteBuffer raw, long... shape) {
        String name = "constant_" + count++;
        OnnxMessage tensor = new OnnxMessage();
        for (long axis : shape) {
            tensor.number(1, axis);
        }
        constants.add(tensor.number(2, type).text(8, name).raw(9, raw.array()));
        return name;
    }

    /** Converts to 64-bit floats. */
    String toDouble(String x) {
        return node("Cast", Map.of("to", (long) DOUBLE), x);
    }

    /** Converts to 32-bit floats. */
    String toFloat(String x) {
        return node("Cast", Map.of("to", (long) FLOAT), x);
    }

    /**
     * Names the graph's input, of 32-bit floats.
     *
     * @param name what it is called
     * @param shape numbers, or names of axes of any length
     */
    String input(String name, Object... shape) {
        graph.message(11, value(name, shape));
        return name;
    }

    /** Gives a tensor out under a name, of 32-bit floats. */
    void output(String tensor, String name, Object... shape) {
        graph.message(
                1,
                new OnnxMessage().text(1, tensor).text(2, name).text(3, name).text(4, "Identity"));
        graph.message(12, value(name, shape));
    }

    private static OnnxMessage value(String name, Object... shape) {
        OnnxMessage axes = new OnnxMessage();
        for (Object axis : shape) {
            OnnxMessage dimension = new OnnxMessage();
            axes.message(
                    1,
                    axis instanceof String text
                            ? dimension.text(2, text)
                            : dimension.number(1, ((Number) axis).longValue()));
        }
        OnnxMessage tensor = new OnnxMessage().number(1, FLOAT).message(2, axes);
        return new OnnxMessage().text(1, name).message(2, new OnnxMessage().message(1, tensor));
    }

    /**
     * The model's file.
     *
     * @param metadata texts that it carries
     */
    byte[] model(Map<String, String> metadata) {
        graph.text(2, "pathos");
        constants.forEach(c -> graph.message(5, c));
        OnnxMessage model =
                new OnnxMessage()
                        .number(1, FORMAT)
                        .text(2, "pathos")
                        .message(8, new OnnxMessage().text(1, "").number(2, OPERATORS))
                        .message(7, graph);
        new TreeMap<>(metadata)
                .forEach((k, v) -> model.message(14, new OnnxMessage().text(1, k).text(2, v)));
        return model.content().toByteArray();
    }
}
