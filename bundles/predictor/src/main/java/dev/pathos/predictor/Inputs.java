package dev.pathos.predictor;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files to predict on.
 *
 * @param files by the name they are called by in predictions: as they were given, those in folders
 *     with the folder as it was given in front; in order
 * @param passed how many files in folders are neither sound nor video by their names
 */
record Inputs(Map<String, Path> files, int passed) {
    private static final Set<String> MEDIA =
            Set.of(
                    "3gp", "aac", "ac3", "aif", "aiff", "amr", "au", "avi", "caf", "flac", "flv",
                    "m4a", "m4v", "mka", "mkv", "mov", "mp2", "mp3", "mp4", "mpeg", "mpg", "oga",
                    "ogg", "opus", "sph", "ts", "wav", "webm", "wma", "wmv");

    /**
     * Looks for files.
     *
     * @param given files and folders
     * @param cwd relative ones are relative to it
     * @throws Problem if one does not exist, or there is no file at all
     */
    static Inputs find(List<Path> given, Path cwd) {
        Map<String, Path> files = new LinkedHashMap<>();
        int passed = 0;
        for (Path path : given) {
            Path place = cwd.resolve(path);
            if (Files.isDirectory(place)) {
                for (Path file : walk(place)) {
                    if (MEDIA.contains(extension(file))) {
                        files.put(path.resolve(place.relativize(file)).toString(), file);
                    } else {
                        passed++;
                    }
                }
            } else if (Files.exists(place)) {
                files.put(path.toString(), place);
            } else {
                throw new Problem(
                        "no such file or folder", path.toString(), "give sound files or folders");
            }
        }
        if (files.isEmpty()) {
            throw new Problem(
                    "there is no sound or video file",
                    given + (passed > 0 ? ", where " + passed + " others lie" : ""),
                    "give sound files or folders that hold some");
        }
        return new Inputs(files, passed);
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> found = new ArrayList<>(tree.filter(Files::isRegularFile).toList());
            found.sort(null);
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new Problem(
                    "the folder cannot be searched: " + Reasons.of(e),
                    folder.toString(),
                    "mend its permissions",
                    e);
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
