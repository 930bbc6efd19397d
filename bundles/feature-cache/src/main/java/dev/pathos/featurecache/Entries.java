package dev.pathos.featurecache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of a feature cache. */
final class Entries {
    static final String EXTENSION = ".frames";
    static final String PART = ".part";
    private static final String SHELF = "[0-9a-f][0-9a-f]";

    private Entries() {}

    /**
     * An entry.
     *
     * @param file where it lies
     * @param bytes how large it is
     * @param used when it was used last, in milliseconds since 1970
     */
    record Entry(Path file, long bytes, long used) {}

    /** All entries, those not used for longest first. */
    static List<Entry> list(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files(folder, EXTENSION)) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class);
                entries.add(
                        new Entry(
                                file, attributes.size(), attributes.lastModifiedTime().toMillis()));
            } catch (NoSuchFileException e) {
                // Another process deleted it just now.
                continue;
            }
        }
        entries.sort(Comparator.comparingLong(Entry::used).thenComparing(Entry::file));
        return entries;
    }

    /** Removes what processes that are gone left half written. */
    static void sweep(Path folder, Users users) throws IOException {
        for (Path part : files(folder, PART)) {
            String name = part.getFileName().toString();
            String user = name.substring(name.indexOf('@') + 1, name.length() - PART.length());
            if (users.gone(user)) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static List<Path> files(Path folder, String extension) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder, SHELF)) {
            for (Path shelf : shelves) {
                try (DirectoryStream<Path> files =
                        Files.newDirectoryStream(shelf, "*" + extension)) {
                    files.forEach(found::add);
                }
            }
        }
        return found;
    }
}
