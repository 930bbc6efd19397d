package dev.pathos.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that are complete or absent: written beside, forced to the disk, renamed into place. */
final class CompleteFolder {
    private CompleteFolder() {}

    /** Fills a folder. */
    interface Content {
        void write(Path folder) throws IOException;
    }

    /**
     * Makes a folder.
     *
     * @param target its place; what lies there already is kept, and the new content dropped
     * @param beside where it is filled, on the same disk; leftovers there are deleted
     * @param content fills it with files
     */
    static void write(Path target, Path beside, Content content) throws IOException {
        Files.createDirectories(target.getParent());
        delete(beside);
        Files.createDirectory(beside);
        content.write(beside);
        try (Stream<Path> files = Files.list(beside)) {
            for (Path file : files.toList()) {
                force(file);
            }
        }
        force(beside);
        if (Files.exists(target)) {
            delete(beside);
        } else {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        }
        force(target.getParent());
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path p : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
