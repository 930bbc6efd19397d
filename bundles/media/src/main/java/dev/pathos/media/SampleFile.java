package dev.pathos.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Writes samples as 32-bit little-endian floats, and behind them the CRC-32C of all of them in
 * eight bytes; long silence becomes holes in the file.
 */
final class SampleFile implements AutoCloseable {
    /** Bytes behind the samples. */
    static final int CHECKSUM = Long.BYTES;

    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long count;

    SampleFile(Path file) throws IOException {
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
    }

    void write(float[] samples, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            if (buffer.remaining() < Float.BYTES) {
                drain();
            }
            buffer.putFloat(samples[i]);
        }
        count += length;
    }

    /** How many samples were written. */
    long count() {
        return count;
    }

    /** Puts everything on the disk, so that a rename after it cannot outlive the content. */
    void finish() throws IOException {
        drain();
        buffer.putLong(checksum.getValue()).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(false);
    }

    private void drain() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        if (isSilent()) {
            channel.position(channel.position() + buffer.limit());
        } else {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        buffer.clear();
    }

    private boolean isSilent() {
        for (int i = 0; i < buffer.limit(); i += Float.BYTES) {
            if (buffer.getInt(i) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
