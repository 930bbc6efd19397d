package dev.pathos.protocols;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files of published partitions.
 *
 * @param path a file or a folder
 * @param matcher which files of the folder, by name
 */
record PartitionFolder(Path path, PathMatcher matcher) {
    private static final int DEPTH = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?=\\D*$)");

    static PartitionFolder of(Path cwd, String path, String glob) {
        if (path.isEmpty()) {
            throw new Problem(
                    "it is not said where the partitions lie",
                    "key path of the " + PartitionFiles.PART + " part",
                    "set it to a file or a folder");
        }
        try {
            return new PartitionFolder(
                    cwd.toAbsolutePath().resolve(path).normalize(),
                    FileSystems.getDefault().getPathMatcher("glob:" + glob));
        } catch (PatternSyntaxException e) {
            throw new Problem(
                    "'" + glob + "' is no glob: " + e.getDescription(),
                    "key files of the " + PartitionFiles.PART + " part",
                    "write one such as *.csv",
                    e);
        }
    }

    /**
     * The files, each with the name of the partition that it belongs to.
     *
     * @param table knows the parts that files are named after
     * @return names by file, ordered by the last number in them, then by name; an empty name if
     *     there is but one partition
     */
    Map<Path, String> files(PartitionTable table) {
        List<Path> files = list();
        Map<Path, String> keys = new LinkedHashMap<>();
        for (Path file : files) {
            keys.put(file, key(file, table));
        }
        List<String> distinct = keys.values().stream().distinct().toList();
        boolean numbered =
                distinct.stream().map(PartitionFolder::number).distinct().count() == distinct.size()
                        && distinct.stream().allMatch(key -> number(key).isPresent());
        Map<Path, String> named = new LinkedHashMap<>();
        keys.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByValue(
                                Comparator.<String, Long>comparing(k -> number(k).orElse(-1L))
                                        .thenComparing(Comparator.naturalOrder())))
                .forEach(
                        e ->
                                named.put(
                                        e.getKey(),
                                        distinct.size() == 1
                                                ? ""
                                                : numbered
                                                        ? "partition "
                                                                + number(e.getValue()).orElseThrow()
                                                        : e.getValue()));
        return named;
    }

    private static Optional<Long> number(String key) {
        Matcher number = NUMBER.matcher(key);
        return number.find() && number.group().length() < 10
                ? Optional.of(Long.valueOf(number.group()))
                : Optional.empty();
    }

    /** The file's place and name without its extension and the part that it is named after. */
    private String key(Path file, PartitionTable table) {
        Path relative = path.equals(file) ? file.getFileName() : path.relativize(file);
        String stem = ClipNames.stem(relative.toString());
        return table.part(file)
                .map(part -> stem.replaceFirst("[_. -]?" + Pattern.quote(part) + "(?!.*/)", ""))
                .orElse(stem);
    }

    private List<Path> list() {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path, DEPTH)) {
            List<Path> files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> matcher.matches(file.getFileName()))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new Problem(
                        "no file of the wanted names in " + path,
                        "keys path and files of the " + PartitionFiles.PART + " part",
                        "name the folder of the partitions");
            }
            return files;
        } catch (IOException e) {
            throw new Problem(
                    "no such file or folder: " + path,
                    "key path of the " + PartitionFiles.PART + " part",
                    "name the folder of the partitions",
                    e);
        }
    }
}
