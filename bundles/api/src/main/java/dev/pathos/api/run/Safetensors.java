package dev.pathos.api.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * States as safetensors files: eight bytes of header length, a JSON header with type, shape and
 * offsets of each tensor, then the numbers, little endian.
 *
 * <p>The format holds numbers only; reading one cannot run anything.
 */
public final class Safetensors {
    /** No header of ours comes near it; a longer one is not a header. */
    private static final long MAX_HEADER = 100_000_000;

    private Safetensors() {}

    /**
     * Writes a state and forces it to the disk.
     *
     * @param state the tensors
     * @param file a file that does not exist
     * @throws IOException if it exists or the disk does not take it
     */
    public static void write(State state, Path file) throws IOException {
        Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : state.tensors().entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + bytes(tensor);
            entries.put(
                    entry.getKey(),
                    new SafetensorsHeader.Entry(type(tensor), tensor.shape(), offset, end));
            offset = end;
        }
        byte[] json = new SafetensorsHeader(entries).text().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(json);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(out, head.flip());
            for (Tensor tensor : state.tensors().values()) {
                writeFully(out, encode(tensor));
            }
            out.force(true);
        }
    }

    /**
     * Reads a state; metadata in the file are passed over.
     *
     * @param file the file
     * @return its tensors
     * @throws IOException if the file is not a whole safetensors file of the types written here
     */
    public static State read(Path file) throws IOException {
        ByteBuffer content =
                ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (content.remaining() < 8) {
            throw new IOException(file + " is no safetensors file: too short");
        }
        long length = content.getLong();
        if (length < 2 || length > MAX_HEADER || length > content.remaining()) {
            throw new IOException(file + " is no safetensors file: header of " + length + " bytes");
        }
        byte[] json = new byte[(int) length];
        content.get(json);
        ByteBuffer data = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new TreeMap<>();
        try {
            SafetensorsHeader.parse(new String(json, StandardCharsets.UTF_8))
                    .entries()
                    .forEach((name, entry) -> tensors.put(name, decode(entry, data)));
        } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(file + " is no safetensors file: " + e.getMessage(), e);
        }
        return new State(tensors);
    }

    private static Tensor decode(SafetensorsHeader.Entry entry, ByteBuffer data) {
        long[] shape = entry.shape();
        int from = Math.toIntExact(entry.from());
        int length = Math.toIntExact(entry.to() - from);
        ByteBuffer part = data.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
        switch (entry.type()) {
            case "F32" -> {
                float[] values = new float[part.remaining() / Float.BYTES];
                part.asFloatBuffer().get(values);
                return new Tensor(shape, values);
            }
            case "F64" -> {
                double[] values = new double[part.remaining() / Double.BYTES];
                part.asDoubleBuffer().get(values);
                return new Tensor(shape, values);
            }
            case "I64" -> {
                long[] values = new long[part.remaining() / Long.BYTES];
                part.asLongBuffer().get(values);
                return new Tensor(shape, values);
            }
            default -> throw new IllegalArgumentException("type " + entry.type());
        }
    }

    private static ByteBuffer encode(Tensor tensor) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(bytes(tensor))).order(ByteOrder.LITTLE_ENDIAN);
        if (tensor.data() instanceof float[] f) {
            bytes.asFloatBuffer().put(f);
        } else if (tensor.data() instanceof double[] d) {
            bytes.asDoubleBuffer().put(d);
        } else {
            bytes.asLongBuffer().put(tensor.longs());
        }
        return bytes;
    }

    private static long bytes(Tensor tensor) {
        long size = 1;
        for (long axis : tensor.shape()) {
            size *= axis;
        }
        return size * (tensor.data() instanceof float[] ? Float.BYTES : Double.BYTES);
    }

    private static String type(Tensor tensor) {
        return tensor.data() instanceof float[]
                ? "F32"
                : tensor.data() instanceof double[] ? "F64" : "I64";
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
