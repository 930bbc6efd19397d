package dev.pathos.api.corpus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** The files beneath a folder: links followed, hidden ones left alone, nothing else unsaid. */
public final class FileTree {
    private FileTree() {}

    /**
     * Lists the readable files.
     *
     * @param root a folder
     * @param ledger takes what cannot be read, by its name within the folder: links that lead
     *     nowhere or back to a folder above, what is no file, what may not be read
     * @return the files, sorted by their names within the folder
     * @throws IOException if the folder itself cannot be read
     */
    public static List<Path> list(Path root, Ledger ledger) throws IOException {
        return list(root, root, ledger);
    }

    /**
     * Lists the readable files of a folder within another.
     *
     * @param root the folder that is searched
     * @param base a folder above it, or itself: names in the ledger are relative to it
     * @param ledger takes what cannot be read
     * @return the files, sorted by their names
     * @throws IOException if the folder itself cannot be read
     */
    public static List<Path> list(Path root, Path base, Ledger ledger) throws IOException {
        Walk walk = new Walk(root, base, ledger);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        walk.files.sort(Comparator.comparing(file -> name(base, file)));
        return walk.files;
    }

    /**
     * A file's name within a folder, the same on every system.
     *
     * @param root the folder
     * @param file a file beneath it
     * @return its relative path with slashes
     */
    public static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    /**
     * A file's name without its extension.
     *
     * @param file a file
     * @return what stands before the last dot
     */
    public static String base(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /**
     * A file's name within a folder without its extension: what files of one take share.
     *
     * @param root the folder
     * @param file a file beneath it
     * @return its relative path with slashes, up to the last dot
     */
    public static String take(Path root, Path file) {
        return name(root, file.resolveSibling(base(file)));
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Path base;
        private final Ledger ledger;
        private final List<Path> files = new ArrayList<>();

        Walk(Path root, Path base, Ledger ledger) {
            this.root = root;
            this.base = base;
            this.ledger = ledger;
        }

        private String name(Path file) {
            return FileTree.name(base, file);
        }

        private static boolean hidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && hidden(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (hidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                ledger.failed(name(file), "a link that leads nowhere");
            } else if (!attributes.isRegularFile()) {
                ledger.failed(name(file), "not a regular file");
            } else if (!Files.isReadable(file)) {
                ledger.failed(name(file), "no permission to read it");
            } else {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            if (e instanceof FileSystemLoopException) {
                ledger.skipped(name(file), "a link back to a folder above it");
            } else if (e instanceof AccessDeniedException) {
                ledger.failed(name(file), "no permission to read it");
            } else {
                ledger.failed(name(file), "cannot be read: " + e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null) {
                ledger.failed(name(folder), "the folder cannot be read to its end: " + e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
