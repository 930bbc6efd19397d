package dev.pathos.extraction;

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
 * The folder that takes features. Whatever is in it is complete: files are written in a hidden
 * folder in it, forced to disk and then moved to their place. One process at a time.
 */
final class OutFolder implements AutoCloseable {
    private static final String PART = "part-";

    private final Path out;
    private final Path hidden;
    private final FileChannel lock;
    private final Journal journal;
    private final AtomicLong parts = new AtomicLong();

    /** Writes a file. */
    interface Writer {
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
     * @throws Problem if another process writes to it
     */
    static OutFolder open(Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Problem("not a folder", out.toString(), "name a folder by --out");
        }
        Path hidden = Files.createDirectories(out.resolve(".extract"));
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
            throw busy(out);
        }
        channel.close();
        throw busy(out);
    }

    private static Problem busy(Path out) {
        return new Problem(
                "another extraction writes there",
                out.toString(),
                "wait for it, or name another folder by --out");
    }

    Journal journal() {
        return journal;
    }

    /**
     * Writes a file.
     *
     * @param output its path relative to the folder
     * @param writer writes it
     * @return how large it is
     */
    long write(String output, Writer writer) throws IOException {
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

    /** Writes a file unless it is there with the same content. */
    void writeText(String output, String text) throws IOException {
        Path file = out.resolve(output);
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(text)) {
            write(output, part -> Files.writeString(part, text));
        }
    }

    boolean has(String output) {
        return Files.isRegularFile(out.resolve(output));
    }

    void remove(String output) throws IOException {
        Files.deleteIfExists(out.resolve(output));
    }

    /** Removes an output of an earlier extraction that its input does not give any more. */
    void discard(String output) throws IOException {
        if (journal.knows(output)) {
            remove(output);
        }
    }

    Path path() {
        return out;
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lock.close();
    }
}
