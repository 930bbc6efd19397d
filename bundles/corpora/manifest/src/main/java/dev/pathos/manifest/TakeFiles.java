package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The files of one take, joined by their names.
 *
 * @param sound the file with sound alone, or null
 * @param video the file with picture and sound, or null
 * @param track the OpenFace table, or null
 */
record TakeFiles(Path sound, Path video, Path track) {
    /** The formats in the order of preference. */
    private static final List<String> SOUNDS =
            List.of("wav", "flac", "aif", "aiff", "ogg", "opus", "m4a", "mp3");

    private static final List<String> VIDEOS =
            List.of("mp4", "mkv", "mov", "avi", "webm", "mpg", "mpeg", "flv");

    private static final List<String> TRACKS = List.of("csv", "openface");

    /** The kinds of sidecars. */
    private static final String OPENFACE = "openface";

    /**
     * Joins files.
     *
     * @param folder what their names in the ledger begin at
     * @param files the files, without the corpus's tables
     * @param take the take that a file belongs to by the base of its name, an empty string for none
     * @param corpus the corpus's name, for what does not belong to it
     * @param ledger takes what is not used
     * @return the files of each take, with sound or video or both
     */
    static SortedMap<String, TakeFiles> join(
            Path folder,
            List<Path> files,
            Function<String, String> take,
            String corpus,
            Ledger ledger) {
        SortedMap<String, Map<List<String>, Path>> found = new TreeMap<>();
        for (Path file : files) {
            List<String> kind = kind(file);
            String name = take.apply(FileTree.base(file));
            if (name.isEmpty()) {
                ledger.skipped(FileTree.name(folder, file), "its name is not one of " + corpus);
            } else if (kind.isEmpty()) {
                ledger.skipped(
                        FileTree.name(folder, file), "neither sound nor video nor a face table");
            } else {
                Map<List<String>, Path> here = found.computeIfAbsent(name, n -> new HashMap<>());
                Path other = here.get(kind);
                Path kept = other == null || rank(kind, file) < rank(kind, other) ? file : other;
                here.put(kind, kept);
                if (other != null) {
                    ledger.skipped(
                            FileTree.name(folder, kept == file ? other : file),
                            "the same take as " + FileTree.name(folder, kept));
                }
            }
        }
        SortedMap<String, TakeFiles> takes = new TreeMap<>();
        found.forEach(
                (name, here) -> {
                    if (here.containsKey(SOUNDS) || here.containsKey(VIDEOS)) {
                        takes.put(
                                name,
                                new TakeFiles(
                                        here.get(SOUNDS), here.get(VIDEOS), here.get(TRACKS)));
                    } else {
                        ledger.skipped(
                                FileTree.name(folder, here.get(TRACKS)),
                                "a face table without sound or video");
                    }
                });
        return takes;
    }

    /** Whether a file is sound, video or a face table by its extension. */
    static boolean joins(Path file) {
        return !kind(file).isEmpty();
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<String> kind(Path file) {
        String extension = extension(file);
        for (List<String> kind : List.of(SOUNDS, VIDEOS, TRACKS)) {
            if (kind.contains(extension)) {
                return kind;
            }
        }
        return List.of();
    }

    private static int rank(List<String> kind, Path file) {
        return kind.indexOf(extension(file));
    }

    /**
     * The file that an utterance's media are.
     *
     * @param picture whether video comes before sound alone
     * @return the preferred file, or the other where there is only that
     */
    Path media(boolean picture) {
        boolean useVideo = sound == null || (picture && video != null);
        return useVideo ? video : sound;
    }

    /**
     * The other files by kind: {@code openface} and the twin, {@code audio} or {@code video}.
     *
     * @param picture whether video comes before sound alone
     * @return the sidecars that there are
     */
    Map<String, Path> sidecars(boolean picture) {
        Map<String, Path> sidecars = new HashMap<>();
        if (track != null) {
            sidecars.put(OPENFACE, track);
        }
        if (sound != null && video != null) {
            sidecars.put(media(picture) == video ? "audio" : "video", picture ? sound : video);
        }
        return sidecars;
    }
}
