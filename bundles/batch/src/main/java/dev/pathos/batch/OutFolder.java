package dev.pathos.batch;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A folder that takes files. Whatever is in it is complete: files are written in a hidden folder in
 * it, forced to disk and then moved to their place. One process at a time.
 */
public final class OutFolder implements AutoCloseable {
    private static final String PART = "part-";

    private final Path out;
    private final Path hidden;
    private final FileChannel lock;
    private final Journal journal;
    private final AtomicLong parts = new AtomicLong();

    /** Writes a file. */
    public interface Writer {
        /** Writes all of it to a place where there is nothing yet. */
        void write(Path file) throws IOException;
    }

    private OutFolder(Path out, Path hidden, FileChannel lock) throws IOException {
        this.out = out;
        this.hidden = hidden;
        this.lock = lock;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(hidden, PART + "*")) {
            for (Path part : left) {
                Files.delete(part);
            }
        }
        this.journal = new Journal(out, hidden.resolve("journal.tsv"));
    }

    /**
     * Opens the folder; what a killed process left half written is removed.
     *
     * @param out the folder; made if it is not there
     * @param work what writes there, such as {@code extract}
     * @return the folder, held until it is closed
     * @throws IOException if it cannot be written to
     * @throws Problem if it is no folder, or the same work of another process writes to it
     */
    public static OutFolder open(Path out, String work) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Problem("not a folder", out.toString(), "name a folder by --out");
        }
        Path hidden = Files.createDirectories(out.resolve("." + work));
        FileChannel channel =
                FileChannel.open(
                        hidden.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return new OutFolder(out, hidden, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw busy(out, work);
        }
        channel.close();
        throw busy(out, work);
    }

    private static Problem busy(Path out, String work) {
        return new Problem(
                "another '" + work + "' writes there",
                out.toString(),
                "wait for it, or name another folder by --out");
    }

    /** What was written here before, and is now. */
    public Journal journal() {
        return journal;
    }

    /**
     * Writes a file.
     *
     * @param output its path relative to the folder
     * @param writer writes it
     * @return how large it is
     * @throws IOException if it cannot be written; then it is as it was
     */
    public long write(String output, Writer writer) throws IOException {
        Path file = out.resolve(output);
        Path part = hidden.resolve(PART + parts.incrementAndGet());
        try {
            writer.write(part);
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(false);
            }
            long bytes = Files.size(part);
            Files.createDirectories(file.getParent());
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes a file unless it is there with the same content.
     *
     * @param output its path relative to the folder
     * @param text the content
     * @throws IOException if it cannot be written
     */
    public void writeText(String output, String text) throws IOException {
        Path file = out.resolve(output);
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(text)) {
            write(output, part -> Files.writeString(part, text));
        }
    }

    /** Whether a file is there. */
    public boolean has(String output) {
        return Files.isRegularFile(out.resolve(output));
    }

    /** Removes a file if it is there. */
    public void remove(String output) throws IOException {
        Files.deleteIfExists(out.resolve(output));
    }

    /** Removes an output of an earlier time that its input does not give any more. */
    public void discard(String output) throws IOException {
        if (journal.knows(output)) {
            remove(output);
        }
    }

    /** The folder. */
    public Path path() {
        return out;
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lock.close();
    }
}
