package dev.pathos.runindex;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sizes and times of the files that the index reads of an experiment.
 *
 * @param value equal as long as nothing changed
 * @param newest when the last of them was changed, in milliseconds since 1970
 */
record Fingerprint(String value, long newest) {
    /** The files of an experiment. */
    static final List<String> OF_EXPERIMENT =
            List.of("config.json", "provenance.json", "results.json");

    /** The files of a cell. */
    static final List<String> OF_CELL = List.of("run.json", "summary.json", "events.jsonl");

    /** The fingerprint of an experiment's folder as it is now. */
    static Fingerprint of(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        long newest = 0;
        for (String name : OF_EXPERIMENT) {
            newest = Math.max(newest, add(folder.resolve(name), text));
        }
        for (Path cell : cells(folder)) {
            text.append(cell.getFileName()).append('\n');
            for (String name : OF_CELL) {
                newest = Math.max(newest, add(cell.resolve(name), text));
            }
        }
        return new Fingerprint(Digests.of(text.toString()), newest);
    }

    /** What lies where an experiment has the folders of its cells, by name. */
    static List<Path> cells(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("cells"))) {
            return entries.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static long add(Path file, StringBuilder text) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            text.append(found.size())
                    .append(' ')
                    .append(found.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                    .append('\n');
            return found.lastModifiedTime().toMillis();
        } catch (FileSystemException e) {
            // absent, or in something that is no folder
            text.append("-\n");
            return 0;
        }
    }
}
