package dev.pathos.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads event files as TensorBoard does, written from the description of the format alone: no
 * protocol buffer library, and a checksum computed bit by bit.
 */
final class EventReader {
    /** An event: a version, a session's start, or scalars. */
    record Read(
            double time, long step, String version, boolean start, Map<String, Float> scalars) {}

    private EventReader() {}

    /** The events of all files of a folder, in the order of their names. */
    static List<Read> folder(Path folder) throws IOException {
        List<Read> events = new ArrayList<>();
        for (Path file : files(folder)) {
            events.addAll(events(Files.readAllBytes(file)));
        }
        return events;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().contains("tfevents"))
                    .sorted()
                    .toList();
        }
    }

    /** What TensorBoard shows: points by tag; a session's start takes away those behind it. */
    static Map<String, Map<Long, Float>> shown(Path folder) throws IOException {
        Map<String, Map<Long, Float>> points = new TreeMap<>();
        for (Read event : folder(folder)) {
            if (event.start()) {
                points.values().forEach(p -> p.keySet().removeIf(step -> step >= event.step()));
            }
            event.scalars()
                    .forEach(
                            (tag, value) -> {
                                Map<Long, Float> of =
                                        points.computeIfAbsent(tag, t -> new TreeMap<>());
                                if (of.put(event.step(), value) != null) {
                                    throw new AssertionError(tag + " twice at " + event.step());
                                }
                            });
        }
        points.values().removeIf(Map::isEmpty);
        return points;
    }

    /** The whole records; one that is cut ends the file. */
    static List<Read> events(byte[] file) {
        List<Read> events = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 12) {
            byte[] head = new byte[8];
            in.get(head);
            long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (in.getInt() != masked(head)) {
                throw new AssertionError("checksum of the length at " + in.position());
            }
            if (in.remaining() < length + 4) {
                break;
            }
            byte[] data = new byte[(int) length];
            in.get(data);
            if (in.getInt() != masked(data)) {
                throw new AssertionError("checksum of the data at " + in.position());
            }
            events.add(event(data));
        }
        return events;
    }

    private static int masked(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    private static Read event(byte[] data) {
        Fields fields = new Fields(data);
        Map<String, Float> scalars = new TreeMap<>();
        for (byte[] summary : fields.all(5)) {
            for (byte[] value : new Fields(summary).all(1)) {
                Fields scalar = new Fields(value);
                scalars.put(scalar.text(1), Float.intBitsToFloat((int) scalar.number(2)));
            }
        }
        boolean start = fields.all(7).stream().anyMatch(log -> new Fields(log).number(1) == 1);
        return new Read(
                Double.longBitsToDouble(fields.number(1)),
                fields.number(2),
                fields.text(3),
                start,
                scalars);
    }

    /** The fields of a protocol buffer message by number. */
    private static final class Fields {
        private final Map<Integer, List<byte[]>> bytes = new TreeMap<>();
        private final Map<Integer, Long> numbers = new TreeMap<>();

        Fields(byte[] message) {
            ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                int key = (int) varint(in);
                switch (key & 7) {
                    case 0 -> numbers.put(key >>> 3, varint(in));
                    case 1 -> numbers.put(key >>> 3, in.getLong());
                    case 5 -> numbers.put(key >>> 3, (long) in.getInt());
                    case 2 -> {
                        byte[] value = new byte[(int) varint(in)];
                        in.get(value);
                        bytes.computeIfAbsent(key >>> 3, k -> new ArrayList<>()).add(value);
                    }
                    default -> throw new AssertionError("wire type of " + key);
                }
            }
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = in.get();
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        List<byte[]> all(int number) {
            return bytes.getOrDefault(number, List.of());
        }

        long number(int number) {
            return numbers.getOrDefault(number, 0L);
        }

        String text(int number) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all(number).forEach(all::writeBytes);
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
