package dev.pathos.landmarks;

import dev.pathos.api.face.LandmarkModels.Watcher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file on its way into the folder of models: gone when it is closed and was not moved. */
final class Incoming implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final long limit;
    private final Watcher watcher;
    private long bytes;
    private long total;

    /**
     * Begins a file.
     *
     * @param file where it lies meanwhile; what lies there is overwritten
     * @param limit bytes that it may have
     * @param watcher is told how far it is
     */
    Incoming(Path file, long limit, Watcher watcher) throws IOException {
        this.file = file;
        this.limit = limit;
        this.watcher = watcher;
        this.channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
    }

    Path file() {
        return file;
    }

    /**
     * Says how large it will be.
     *
     * @param size bytes; less than 0 if that is not known
     * @throws IOException if that is too large
     */
    synchronized void expect(long size) throws IOException {
        total = Math.max(0, size);
        check(total);
    }

    /**
     * Takes the next bytes.
     *
     * @throws Unwritable if they cannot be written
     * @throws IOException if they are too many
     */
    synchronized void write(byte[] piece, int length) throws IOException {
        bytes += length;
        check(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(piece, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new Unwritable(e);
        }
        watcher.progressed(bytes, total);
    }

    /** The disk takes no more, which is not the source's fault. */
    static final class Unwritable extends IOException {
        private static final long serialVersionUID = 1;

        Unwritable(IOException cause) {
            super(Words.of(cause), cause);
        }
    }

    private void check(long size) throws IOException {
        if (size > limit) {
            throw new IOException("it is larger than " + Words.size(limit));
        }
    }

    /** How many bytes there are so far, of how many if that is known. */
    synchronized String progress() {
        return Words.size(bytes) + (total > 0 ? " of " + Words.size(total) : "");
    }

    /** Sees to it that all of it is on the disk. */
    synchronized void finish() throws IOException {
        channel.force(true);
        channel.close();
    }

    /** Gives it its name, at once and in place of what had it. */
    void moveTo(Path target) throws IOException {
        Files.move(
                file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
