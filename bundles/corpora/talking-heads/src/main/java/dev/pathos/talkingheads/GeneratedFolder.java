package dev.pathos.talkingheads;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that is complete or absent: it is filled under another name and renamed when all of it
 * is there, so that a kill leaves nothing that looks complete and two processes may race.
 */
final class GeneratedFolder {
    /** An unfinished folder untouched for so long was left by a process that was killed. */
    static final Duration ABANDONED = Duration.ofHours(6);

    /** How the names of unfinished folders end. */
    static final String UNFINISHED = ".part";

    private final Path folder;

    GeneratedFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the content of a folder. */
    interface Content {
        /**
         * Fills a folder.
         *
         * @param folder an empty folder
         * @throws IOException if that is not possible
         */
        void write(Path folder) throws IOException;
    }

    /**
     * Makes the folder unless it is there.
     *
     * @param content fills it
     * @return the complete folder
     * @throws Problem if it cannot be written
     * @throws InterruptedIOException if the thread is interrupted meanwhile
     */
    Path make(Content content) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path part =
                folder.resolveSibling(folder.getFileName() + "-" + UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(part);
            removeAbandoned();
            content.write(part);
            publish(part);
            return folder;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new Problem(
                    "the generated corpus cannot be written: " + e.getMessage(),
                    folder.toString(),
                    "free disk space (about 200 kB a clip) or name another folder in PATHOS_CACHE",
                    e);
        } finally {
            delete(part);
        }
    }

    private void publish(Path part) throws IOException {
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was quicker, and made the same bytes: then all is well.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private void removeAbandoned() throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        List<Path> unfinished;
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            unfinished =
                    siblings.filter(p -> p.getFileName().toString().endsWith(UNFINISHED)).toList();
        }
        for (Path part : unfinished) {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
                delete(part);
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(root)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
