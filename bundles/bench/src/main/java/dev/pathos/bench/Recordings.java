package dev.pathos.bench;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The recordings in a folder and those below it. */
final class Recordings {
    private static final Set<String> MEDIA =
            Set.of(
                    "aac", "aif", "aiff", "au", "avi", "caf", "flac", "flv", "m4a", "m4v", "mka",
                    "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "oga", "ogg", "opus", "sph", "wav",
                    "webm", "wma", "wmv");

    private final MediaSource media;

    Recordings(MediaSource media) {
        this.media = media;
    }

    /**
     * Finds sound and video files by their names, in order.
     *
     * @throws Problem if the folder is not there or holds none
     */
    static List<Path> find(Path folder) {
        List<Path> found =
                files(folder).filter(file -> MEDIA.contains(extension(file))).sorted().toList();
        if (found.isEmpty()) {
            throw new Problem(
                    "there is no sound or video file", folder.toString(), "name another folder");
        }
        return found;
    }

    /** All files of a folder and those below, or the one file itself. */
    static Stream<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            throw new Problem("no such folder", folder.toString(), "name one that exists");
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList().stream();
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(
                    "the folder cannot be searched: " + e.getMessage(),
                    folder.toString(),
                    "mend its permissions",
                    e);
        }
    }

    static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Decodes a file.
     *
     * @throws IOException if it holds no readable sound, with the reason in words
     */
    Audio open(Path file) throws IOException {
        String id = file.toString();
        return media.open(new Utterance(id, id, "", file, Map.of(), Annotations.NONE)).audio();
    }
}
