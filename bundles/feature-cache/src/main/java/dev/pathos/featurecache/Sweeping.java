package dev.pathos.featurecache;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Empties kinds of caches whose entries are files of their own. */
final class Sweeping {
    /** These are whole folders or open databases: a part of them would be worse than nothing. */
    private static final Set<String> WHOLE = Set.of("run-index", "talking-heads", "work");

    private static final String HALF_WRITTEN = ".part";

    private static final Duration ABANDONED = Duration.ofHours(1);

    private Sweeping() {}

    /** The kinds that may be emptied while the platform runs, besides features. */
    static List<String> kinds(Path folder) throws IOException {
        List<String> kinds = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            for (Path kind : children(folder)) {
                String name = kind.getFileName().toString();
                if (Files.isDirectory(kind)
                        && !WHOLE.contains(name)
                        && !name.equals(Usage.FEATURES)) {
                    kinds.add(name);
                }
            }
        }
        return kinds;
    }

    /**
     * Empties a kind.
     *
     * @param folder the folder of caches
     * @param kind the name of a folder in it
     * @return what was deleted
     */
    static Table of(Path folder, String kind) throws IOException {
        if (WHOLE.contains(kind)) {
            throw new Problem(
                    kind + " may be in use",
                    folder.resolve(kind).toString(),
                    "delete that folder while no Pathos runs; it is made again");
        }
        List<String> known = kinds(folder);
        if (!known.contains(kind)) {
            throw new Problem(
                    "no kind '" + kind + "' in the cache",
                    folder.toString(),
                    "name one of features"
                            + known.stream().map(k -> ", " + k).collect(Collectors.joining()));
        }
        long bytes = 0;
        int entries = 0;
        for (Path file : files(folder.resolve(kind))) {
            if (!file.toString().endsWith(HALF_WRITTEN) || abandoned(file)) {
                long size = Files.size(file);
                if (Files.deleteIfExists(file)) {
                    bytes += size;
                    entries++;
                }
            }
        }
        return new Table(
                "Deleted from the cache: " + kind,
                List.of("entries", "size"),
                List.of(List.of(String.valueOf(entries), Words.size(bytes))),
                List.of());
    }

    private static boolean abandoned(Path part) throws IOException {
        return Files.getLastModifiedTime(part).toInstant().isBefore(Instant.now().minus(ABANDONED));
    }

    /** What lies in a folder, in order. */
    static List<Path> children(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            children.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    /** All files beneath a folder; links are not followed. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        // Deleted just now, or nobody's business here.
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }
}
