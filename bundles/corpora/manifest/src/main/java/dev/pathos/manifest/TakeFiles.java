package dev.pathos.manifest;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import java.nio.file.Path;
import java.util.EnumMap;
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
    private static final List<String> TRACKS = List.of(".csv", ".openface");

    private static final String OPENFACE = "openface";

    private enum Kind {
        SOUND,
        VIDEO,
        TRACK,
        OTHER
    }

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
        SortedMap<String, Map<Kind, Path>> found = new TreeMap<>();
        for (Path file : files) {
            Kind kind = kind(file);
            String name = take.apply(FileTree.base(file));
            if (name.isEmpty()) {
                ledger.skipped(FileTree.name(folder, file), "its name is not one of " + corpus);
            } else if (kind == Kind.OTHER) {
                ledger.skipped(
                        FileTree.name(folder, file), "neither sound nor video nor a face table");
            } else {
                Map<Kind, Path> here = found.computeIfAbsent(name, n -> new EnumMap<>(Kind.class));
                Path other = here.get(kind);
                Path kept =
                        other == null || MediaNames.rank(file) < MediaNames.rank(other)
                                ? file
                                : other;
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
                    if (here.containsKey(Kind.SOUND) || here.containsKey(Kind.VIDEO)) {
                        takes.put(
                                name,
                                new TakeFiles(
                                        here.get(Kind.SOUND),
                                        here.get(Kind.VIDEO),
                                        here.get(Kind.TRACK)));
                    } else {
                        ledger.skipped(
                                FileTree.name(folder, here.get(Kind.TRACK)),
                                "a face table without sound or video");
                    }
                });
        return takes;
    }

    /** Whether a file is sound, video or a face table by its extension. */
    static boolean joins(Path file) {
        return kind(file) != Kind.OTHER;
    }

    private static Kind kind(Path file) {
        if (MediaNames.sound(file)) {
            return Kind.SOUND;
        }
        if (MediaNames.video(file)) {
            return Kind.VIDEO;
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return TRACKS.stream().anyMatch(name::endsWith) ? Kind.TRACK : Kind.OTHER;
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
