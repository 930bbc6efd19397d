package dev.pathos.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Networks of one or two operations, in ONNX's protocol buffers. */
final class TinyOnnx {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    private TinyOnnx() {}

    /** Gives its input back, whatever its sides are, as {@code values}. */
    static TinyOnnx same(long... sides) {
        return new TinyOnnx()
                .node("Flatten", "picture", "values")
                .input(FLOAT, sides)
                .output("values", FLOAT, 1, Arrays.stream(sides).reduce(1, (a, b) -> a * b));
    }

    /** As {@link #same}, behind another output {@code twice} that doubles each value. */
    static TinyOnnx twiceAndSame(long... sides) {
        long count = Arrays.stream(sides).reduce(1, (a, b) -> a * b);
        return new TinyOnnx()
                .node("Flatten", "picture", "values")
                .node("Add", "values values", "twice")
                .input(FLOAT, sides)
                .output("twice", FLOAT, 1, count)
                .output("values", FLOAT, 1, count);
    }

    /** Takes numbers of double precision. */
    static TinyOnnx ofDoubles(long... sides) {
        return new TinyOnnx()
                .node("Flatten", "picture", "values")
                .input(DOUBLE, sides)
                .output("values", DOUBLE, 1, Arrays.stream(sides).reduce(1, (a, b) -> a * b));
    }

    /** Gives so many values, which it does not tell before, as {@code values}. */
    static TinyOnnx growing(long count, long... sides) {
        return new TinyOnnx()
                .number("count", count)
                .node("ReduceSum", "picture", "sum")
                .node("Flatten", "sum", "flat")
                .node("Expand", "flat count", "values")
                .input(FLOAT, sides)
                .output("values", FLOAT, 1, -1);
    }

    Path write(Path file) throws IOException {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 8);
        part(model, 7, graph.toByteArray());
        ByteArrayOutputStream operators = new ByteArrayOutputStream();
        number(operators, 2, 13);
        part(model, 8, operators.toByteArray());
        return Files.write(file, model.toByteArray());
    }

    private TinyOnnx node(String operator, String inputs, String output) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (String input : inputs.split(" ")) {
            text(node, 1, input);
        }
        text(node, 2, output);
        text(node, 4, operator);
        part(graph, 1, node.toByteArray());
        return this;
    }

    private TinyOnnx number(String name, long value) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, 1);
        number(tensor, 2, INT64);
        text(tensor, 8, name);
        part(
                tensor,
                9,
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
        part(graph, 5, tensor.toByteArray());
        return this;
    }

    private TinyOnnx input(int type, long... sides) {
        text(graph, 2, "tiny");
        part(graph, 11, value("picture", type, sides));
        return this;
    }

    private TinyOnnx output(String name, int type, long... sides) {
        part(graph, 12, value(name, type, sides));
        return this;
    }

    private static byte[] value(String name, int type, long... sides) {
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        for (long side : sides) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            if (side < 0) {
                text(dimension, 2, "any");
            } else {
                number(dimension, 1, side);
            }
            part(shape, 1, dimension.toByteArray());
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        part(tensor, 2, shape.toByteArray());
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        part(types, 1, tensor.toByteArray());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        text(value, 1, name);
        part(value, 2, types.toByteArray());
        return value.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int field, String text) {
        part(out, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void part(ByteArrayOutputStream out, int field, byte[] content) {
        varint(out, (long) field << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
