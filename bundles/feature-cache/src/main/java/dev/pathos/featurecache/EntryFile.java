package dev.pathos.featurecache;

import dev.pathos.api.signal.Frames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * How an entry lies on disk: a magic number, the length of the head, the head, zeros up to a
 * multiple of 64 bytes, the values as little-endian float32 row by row, and the CRC-32C of all of
 * it.
 */
final class EntryFile {
    private static final int MAGIC = 0x50465231;
    private static final int FIXED = 2 * Integer.BYTES;
    private static final int ALIGNMENT = 64;
    private static final int TRAILER = Integer.BYTES;

    /** Values that are written at once. */
    private static final int BLOCK = 1 << 16;

    private static final int LONGEST_HEAD = 1 << 26;

    private EntryFile() {}

    /**
     * What an entry says of itself.
     *
     * @param extractor the identity of the extractor
     * @param rows how many rows there are
     * @param frameRate rows per second
     * @param columns the names of the columns
     * @param start where the values begin, in bytes
     */
    record Head(String extractor, int rows, double frameRate, List<String> columns, long start) {
        long end() {
            return start + (long) rows * columns.size() * Float.BYTES;
        }

        /** The same, whose columns are said in the objects of another. */
        Head sharing(List<String> same) {
            return new Head(extractor, rows, frameRate, same, start);
        }
    }

    /**
     * Writes an entry and has the disk take it.
     *
     * @param file where to; an empty file that is there
     * @param extractor the identity of the extractor
     * @param frames what is written, read from the first row to the last
     */
    static void write(Path file, String extractor, Frames frames) throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            put(out, ByteBuffer.wrap(head(extractor, frames)), crc);
            int width = frames.columns().size();
            int block = Math.max(1, BLOCK / width);
            int all = frames.rows();
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.min(block, Math.max(1, all)) * width * Float.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN);
            for (int row = 0; row < all; row += block) {
                float[] values = new float[Math.min(block, all - row) * width];
                int read = frames.read(row, values);
                if (read * width != values.length) {
                    throw new IllegalStateException(
                            "the extractor gave " + read + " rows at " + row + " of " + all);
                }
                bytes.clear().limit(values.length * Float.BYTES);
                bytes.asFloatBuffer().put(values);
                put(out, bytes, crc);
            }
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            write(out, trailer.putInt((int) crc.getValue()).flip());
            out.force(false);
        }
    }

    private static byte[] head(String extractor, Frames frames) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(head);
        text(out, extractor);
        out.writeInt(frames.rows());
        out.writeDouble(frames.frameRate());
        out.writeInt(frames.columns().size());
        for (String column : frames.columns()) {
            text(out, column);
        }
        int start = (FIXED + head.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(start).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putInt(head.size()).put(head.toByteArray());
        return bytes.array();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void put(FileChannel out, ByteBuffer bytes, CRC32C crc) throws IOException {
        crc.update(bytes.duplicate());
        write(out, bytes);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /**
     * Reads what an entry says of itself.
     *
     * @throws EOFException if it is damaged or shorter than it says
     */
    static Head head(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return head(in);
        }
    }

    private static Head head(FileChannel in) throws IOException {
        ByteBuffer fixed = read(in, 0, FIXED);
        if (fixed.getInt() != MAGIC) {
            throw new EOFException("not an entry of this version");
        }
        int length = fixed.getInt();
        if (length < 0 || length > Math.min(LONGEST_HEAD, in.size())) {
            throw new EOFException("a head of " + length + " bytes");
        }
        DataInputStream head =
                new DataInputStream(new ByteArrayInputStream(read(in, FIXED, length).array()));
        String extractor = text(head);
        int rows = head.readInt();
        double rate = head.readDouble();
        int width = head.readInt();
        if (rows < 0 || width < 1 || width > length) {
            throw new EOFException(rows + " rows of " + width + " columns");
        }
        List<String> columns = new ArrayList<>(width);
        for (int c = 0; c < width; c++) {
            columns.add(text(head));
        }
        long start = (FIXED + length + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
        Head whole = new Head(extractor, rows, rate, List.copyOf(columns), start);
        if (in.size() != whole.end() + TRAILER) {
            throw new EOFException("not as long as its head says");
        }
        return whole;
    }

    private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (in.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("cut off at " + (at + bytes.position()) + " bytes");
            }
        }
        return bytes.flip();
    }

    /**
     * Reads all of an entry once, to see whether it is what was written.
     *
     * @return what it says of itself
     * @throws EOFException if it is damaged
     */
    static Head check(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            Head head = head(in);
            CRC32C crc = new CRC32C();
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(1 << 16, head.end()));
            for (long at = 0; at < head.end(); at += piece.limit()) {
                piece.clear().limit((int) Math.min(piece.capacity(), head.end() - at));
                while (piece.hasRemaining()) {
                    if (in.read(piece, at + piece.position()) < 0) {
                        throw new EOFException("cut off");
                    }
                }
                crc.update(piece.flip());
            }
            if (read(in, head.end(), TRAILER).getInt() != (int) crc.getValue()) {
                throw new EOFException("its content is not what was written");
            }
            return head;
        }
    }
}
