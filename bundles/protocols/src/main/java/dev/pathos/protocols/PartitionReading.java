package dev.pathos.protocols;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.protocols.PartNames.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files of published partitions, matched with a corpus while they are read. */
final class PartitionReading {
    /** Unknown clips that a message names. */
    private static final int SHOWN = 5;

    private final PartitionTable table;
    private final ClipNames clips;
    private final Published published;
    private final String example;
    private final List<String> unknownNames = new ArrayList<>();
    private final Map<String, Long> unused = new TreeMap<>();
    private long unknown;

    PartitionReading(PartitionTable table, List<Utterance> utterances, Published published) {
        this.table = table;
        this.clips = new ClipNames(utterances);
        this.published = published;
        this.example = utterances.isEmpty() ? "none" : utterances.get(0).id();
    }

    /** What was read. */
    Published published() {
        return published;
    }

    /** How many clips are named that the corpus lacks. */
    long unknown() {
        return unknown;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param partition the partition that it belongs to
     * @throws Problem if none of its clips is known
     */
    void read(Path file, String partition) {
        Map<String, List<String>> folds = new LinkedHashMap<>();
        long[] counts = new long[2];
        table.read(
                file,
                (fold, part, clip) -> {
                    counts[0]++;
                    List<Utterance> meant = clips.of(clip, file.toString());
                    if (meant.isEmpty()) {
                        unknown++;
                        if (unknownNames.size() < SHOWN) {
                            unknownNames.add(clip);
                        }
                        return;
                    }
                    counts[1]++;
                    for (Utterance u : meant) {
                        if (part.isEmpty() && !fold.isEmpty()) {
                            folds.computeIfAbsent(fold, f -> new ArrayList<>()).add(u.id());
                        } else {
                            put(named(partition, fold), part, u);
                        }
                    }
                });
        if (counts[1] == 0) {
            throw new Problem(
                    "the corpus has none of the "
                            + counts[0]
                            + " clips, such as "
                            + Remarks.some(
                                    unknownNames.subList(0, Math.min(1, unknownNames.size())))
                            + "; it has such as "
                            + example,
                    file.toString(),
                    "choose the files of this corpus by the key files of the "
                            + PartitionFiles.PART
                            + " part");
        }
        rotate(partition, folds);
    }

    private static String named(String partition, String fold) {
        String name = "fold " + fold;
        return fold.isEmpty() ? partition : partition.isEmpty() ? name : partition + ", " + name;
    }

    private void put(String partition, String part, Utterance u) {
        table.names()
                .use(part)
                .ifPresentOrElse(
                        use -> published.put(partition, use, part, u.id()),
                        () -> unused.merge(part, 1L, Long::sum));
    }

    /** Each fold is tested once; of three or more, the next one is the development part. */
    private void rotate(String partition, Map<String, List<String>> folds) {
        List<String> names = new ArrayList<>(new TreeSet<>(folds.keySet()));
        for (int f = 0; f < names.size(); f++) {
            int next = (f + 1) % names.size();
            for (int g = 0; g < names.size(); g++) {
                Use use =
                        g == f
                                ? Use.TEST
                                : g == next && names.size() > 2 ? Use.DEVELOPMENT : Use.TRAIN;
                for (String id : folds.get(names.get(g))) {
                    published.put(named(partition, names.get(f)), use, PartNames.text(use), id);
                }
            }
        }
    }

    /** How many clips are unknown, and the first of them. */
    String unknownClips() {
        return (unknown == 1 ? "1 clip is" : unknown + " clips are")
                + " in published partitions and not in the corpus: "
                + String.join(", ", unknownNames)
                + (unknown > SHOWN ? " ..." : "");
    }

    /** What to tell of unknown clips and unused parts. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (unknown > 0) {
            remarks.add(unknownClips() + ".");
        }
        unused.forEach(
                (part, count) -> remarks.add("The part " + part + " (" + count + ") is not used."));
        return remarks;
    }
}
