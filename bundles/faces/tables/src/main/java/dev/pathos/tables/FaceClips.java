package dev.pathos.tables;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Fates.Fate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The clips among files: each video is one, and each table that belongs to no video. */
final class FaceClips {
    private final TableNames names;
    private final Fates fates;

    /** Files of the same name but for the extension. */
    private static final class Group {
        private final Map<String, Path> media = new TreeMap<>();
        private final Map<String, Path> tables = new TreeMap<>();
    }

    private FaceClips(TableNames names, Fates fates) {
        this.names = names;
        this.fates = fates;
    }

    /**
     * Finds them.
     *
     * @param files files by their names
     * @param names tells tables
     * @param fates takes tables that are no clips of their own
     * @return the clips in order of their names
     */
    static List<FaceClip> of(Map<String, Path> files, TableNames names, Fates fates) {
        Map<String, Group> groups = new TreeMap<>();
        files.forEach(
                (name, file) -> {
                    Optional<String> table = names.clip(name);
                    Group group =
                            groups.computeIfAbsent(
                                    table.orElseGet(() -> stem(name)), absent -> new Group());
                    (table.isPresent() ? group.tables : group.media).put(name, file);
                });
        FaceClips clips = new FaceClips(names, fates);
        List<FaceClip> found = new ArrayList<>();
        groups.values().forEach(group -> clips.add(group, found));
        return found;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }

    private void add(Group group, List<FaceClip> clips) {
        Map<String, Path> sidecars = new LinkedHashMap<>();
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String kind : names.kinds()) {
            best(group, kind)
                    .ifPresent(
                            name -> {
                                sidecars.put(kind, group.tables.get(name));
                                chosen.put(kind, name);
                            });
        }
        group.media.forEach((name, file) -> clips.add(clip(name, file, sidecars)));
        String owner = group.media.keySet().stream().findFirst().orElse("");
        if (owner.isEmpty()) {
            owner =
                    chosen.values().stream()
                            .findFirst()
                            .orElseGet(() -> group.tables.keySet().iterator().next());
            clips.add(clip(owner, group.tables.get(owner), sidecars));
        }
        for (Map.Entry<String, Path> table : group.tables.entrySet()) {
            if (!table.getKey().equals(owner)) {
                fates.add(
                        new Fate(
                                table.getKey(),
                                Fates.SKIPPED,
                                "a table that goes with " + owner,
                                table.getValue().toString(),
                                ""));
            }
        }
    }

    private Optional<String> best(Group group, String kind) {
        Optional<String> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String name : group.tables.keySet()) {
            int rank = names.rank(name, kind).orElse(Integer.MAX_VALUE);
            if (rank < least) {
                least = rank;
                best = Optional.of(name);
            }
        }
        return best;
    }

    private static FaceClip clip(String name, Path file, Map<String, Path> sidecars) {
        return new FaceClip(name, new Utterance(name, name, "", file, sidecars, Annotations.NONE));
    }
}
