package dev.pathos.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that one launch of the framework lives in: fresh at each start, gone at the end.
 *
 * <p>A lock tells a folder in use from one that a killed process left behind. It holds where
 * process numbers do not: they are used again, and mean nothing to another container on the same
 * disk.
 */
final class FrameworkFolder implements AutoCloseable {
    private static final String LOCK = "in-use";

    /** The process's number, and what makes it unique. */
    private static final Pattern NAME = Pattern.compile("\\d+-\\d+");

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Path folder;
    private final FileChannel channel;

    private FrameworkFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes a folder under {@code parent} and removes those there that no process uses any more.
     *
     * @throws LaunchProblem if the folder cannot be made
     */
    static FrameworkFolder create(Path parent) {
        try {
            Files.createDirectories(parent);
            removeAbandoned(parent);
            Path folder;
            FileChannel channel;
            do {
                folder = Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-");
                channel = lockFile(folder);
                channel.lock();
                // Another start may have taken it for abandoned just before it was locked.
            } while (!Files.exists(folder.resolve(LOCK)));
            return new FrameworkFolder(folder, channel);
        } catch (IOException e) {
            throw new LaunchProblem(
                    parent + ": cannot be written (" + e + "). Make it writable or free some disk.",
                    e);
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public synchronized void close() {
        // Twice after a signal: by the shutdown hook and by the thread that it interrupts.
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
            delete(folder);
        } catch (IOException e) {
            // The next start removes what could not be removed now.
        }
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void removeAbandoned(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(parent)) {
            folders = entries.filter(f -> Files.exists(f.resolve(LOCK)) || begun(f)).toList();
        }
        for (Path folder : folders) {
            try (FileChannel channel = lockFile(folder);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    delete(folder);
                }
            } catch (IOException | OverlappingFileLockException e) {
                // It is being removed by another start, or used by this process.
            }
        }
    }

    /** Whether a start ended long ago between making the folder and locking it. */
    private static boolean begun(Path folder) {
        try {
            return NAME.matcher(folder.getFileName().toString()).matches()
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(folder)
                            .toInstant()
                            .isBefore(Instant.now().minus(PATIENCE));
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path visited, BasicFileAttributes attributes) {
                        // What a bundle made read-only could not be emptied.
                        visited.toFile().setWritable(true, true);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
