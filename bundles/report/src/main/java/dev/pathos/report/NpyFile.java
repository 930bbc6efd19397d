package dev.pathos.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix in NumPy's format (version 1.0, float32, C order), of which single rows are read.
 *
 * @param file the file
 * @param rows the number of rows
 * @param columns the number of columns
 * @param offset where the first value begins
 */
record NpyFile(Path file, int rows, int columns, int offset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREAMBLE = 10;
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\(\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,?\\s*\\)");

    /**
     * Reads what the file holds, without its values.
     *
     * @throws IOException if it is not such a matrix, or shorter than it says
     */
    static NpyFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer preamble = read(channel, 0, PREAMBLE, file);
            for (byte b : MAGIC) {
                if (preamble.get() != b) {
                    throw new IOException(file.getFileName() + " is not a NumPy file");
                }
            }
            int major = preamble.get();
            preamble.get();
            int length = Short.toUnsignedInt(preamble.getShort());
            if (major != 1) {
                throw new IOException(file.getFileName() + " has NumPy's format " + major);
            }
            ByteBuffer header = read(channel, PREAMBLE, length, file);
            String text = StandardCharsets.ISO_8859_1.decode(header).toString();
            Matcher shape = SHAPE.matcher(text);
            if (!text.contains("'<f4'")
                    || !text.replace(" ", "").contains("'fortran_order':False")
                    || !shape.find()) {
                throw new IOException(
                        file.getFileName() + " is no matrix of 32-bit numbers: " + text.strip());
            }
            NpyFile npy =
                    new NpyFile(
                            file,
                            Integer.parseInt(shape.group(1)),
                            Integer.parseInt(shape.group(2)),
                            PREAMBLE + length);
            if (channel.size() < npy.offset + 4L * npy.rows * npy.columns) {
                throw new IOException(file.getFileName() + " ends before its last row");
            }
            return npy;
        }
    }

    /**
     * Reads rows.
     *
     * @param wanted which rows
     * @return their values, in that order
     * @throws IOException if they cannot be read
     */
    float[][] read(int[] wanted) throws IOException {
        float[][] values = new float[wanted.length][columns];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int i = 0; i < wanted.length; i++) {
                long from = offset + 4L * columns * wanted[i];
                read(channel, from, 4 * columns, file).asFloatBuffer().get(values[i]);
            }
        }
        return values;
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes, Path file)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException(file.getFileName() + " was cut short");
            }
        }
        return buffer.flip();
    }
}
