package dev.pathos.records;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Records in the frame of TensorFlow's {@code TFRecord}: length (8 bytes), masked checksum of the
 * length (4), data, masked checksum of the data (4), all little-endian. A record that was cut is
 * known by that.
 */
final class EventRecords {
    private static final int MASK = 0xa282ead8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a record. */
    void add(byte[] data) {
        ByteBuffer frame =
                ByteBuffer.allocate(8 + 4 + data.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(masked(frame.array(), 8));
        frame.put(data);
        frame.putInt(masked(data, data.length));
        bytes.writeBytes(frame.array());
    }

    /** All records so far. */
    byte[] bytes() {
        return bytes.toByteArray();
    }

    /**
     * The data of the last record.
     *
     * @param file a file's bytes
     * @return the data, or empty if there is none or the file does not end with a whole record
     */
    static Optional<byte[]> last(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] data = null;
        while (in.remaining() >= 8 + 4) {
            long length = in.getLong();
            in.getInt();
            if (length < 0 || length > in.remaining() - 4L) {
                return Optional.empty();
            }
            data = new byte[(int) length];
            in.get(data);
            if (in.getInt() != masked(data, data.length)) {
                return Optional.empty();
            }
        }
        return in.hasRemaining() ? Optional.empty() : Optional.ofNullable(data);
    }

    /** CRC-32C, rotated by 15 bits and moved by a constant, so that sums of sums are no sums. */
    private static int masked(byte[] data, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
