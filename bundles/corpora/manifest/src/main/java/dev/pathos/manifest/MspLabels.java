package dev.pathos.manifest;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Consensus labels and detailed votes of MSP-Podcast or MSP-Face, from CSV or JSON.
 *
 * @param segments the segments by name, in the file's order
 * @param votes the votes by name, sorted by class; no entry where there are none
 */
record MspLabels(Map<String, MspSegment> segments, Map<String, Map<String, Integer>> votes) {
    /** The names of the consensus labels; releases up to 1.9 misspell them. */
    static final String CONSENSUS_CSV = "labels?_con[sc]ensus\\.csv";

    /** The same as JSON. */
    static final String CONSENSUS_JSON = "labels?_con[sc]ensus\\.json";

    /** The names of the detailed votes. */
    static final String DETAILED_CSV = "labels?_detail(s|ed)\\.csv";

    /** The same as JSON. */
    static final String DETAILED_JSON = "labels?_detail(s|ed)\\.json";

    /** The table of labels, or the same as JSON where there is no table. */
    static Optional<Path> consensus(Shelf shelf, List<Path> files, Ledger ledger) {
        return either(shelf, files, CONSENSUS_CSV, CONSENSUS_JSON, ledger);
    }

    /** The table of votes, or the same as JSON where there is no table. */
    static Optional<Path> detailed(Shelf shelf, List<Path> files, Ledger ledger) {
        return either(shelf, files, DETAILED_CSV, DETAILED_JSON, ledger);
    }

    private static Optional<Path> either(
            Shelf shelf, List<Path> files, String csv, String json, Ledger ledger) {
        Optional<Path> table = shelf.take(files, csv, ledger);
        Optional<Path> object = shelf.take(files, json, ledger);
        if (table.isPresent() && object.isPresent()) {
            ledger.skipped(
                    FileTree.name(shelf.root().path(), object.get()),
                    "the same as " + FileTree.name(shelf.root().path(), table.get()));
        }
        return table.or(() -> object);
    }

    /**
     * Reads both.
     *
     * @param consensus the consensus labels
     * @param detailed the votes, if there are any
     * @param ledger takes rows that cannot be used, and segments listed again
     * @return what they say
     * @throws IOException if a file cannot be read
     */
    static MspLabels read(Path consensus, Optional<Path> detailed, Ledger ledger)
            throws IOException {
        Map<String, MspSegment> segments = new LinkedHashMap<>();
        rows(
                consensus,
                List.of(List.of("FileName", "File", "Name")),
                ledger,
                row -> {
                    MspSegment segment = MspSegment.of(row);
                    String where = consensus.getFileName() + " " + row.where();
                    if (segment.name().isEmpty()) {
                        ledger.failed(where, "no file name");
                    } else if (segments.putIfAbsent(segment.name(), segment) != null) {
                        ledger.failed(where, segment.name() + " again");
                    }
                });
        Map<String, Map<String, Integer>> votes = new HashMap<>();
        if (detailed.isPresent()) {
            rows(
                    detailed.get(),
                    List.of(
                            List.of("FileName", "File", "Name"),
                            List.of("EmoClass_Major", "EmoDetail")),
                    ledger,
                    row -> vote(detailed.get(), row, votes, ledger));
        }
        return new MspLabels(segments, votes);
    }

    private static void rows(
            Path file, List<List<String>> needed, Ledger ledger, Consumer<Row> each)
            throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            JsonTable.read(file, ledger, each);
        } else {
            TextTable.read(file, ledger, needed, each);
        }
    }

    private static void vote(
            Path file, Row row, Map<String, Map<String, Integer>> votes, Ledger ledger) {
        String name = MspSegment.base(row.get("FileName", "File"));
        // "WORKER1; Neutral; Neutral,Concerned; A:4; V:4; D:4;"
        String[] detail = row.get("EmoDetail").split(";");
        String word = detail.length > 1 ? detail[1] : row.get("EmoClass_Major");
        Optional<String> voted = MspClasses.ofWord(word);
        if (voted.isEmpty()) {
            ledger.failed(
                    file.getFileName() + " " + row.where(),
                    "an unknown vote '" + word.strip() + "' for " + name + ", not counted");
        } else {
            votes.computeIfAbsent(name, n -> new TreeMap<>()).merge(voted.get(), 1, Integer::sum);
        }
    }

    /** The votes for a segment, none if nobody's are known. */
    Map<String, Integer> votes(String name) {
        return votes.getOrDefault(name, Map.of());
    }

    /**
     * Tells of published classes that others have more votes than, and of votes for segments that
     * have no labels.
     *
     * @param ledger takes one entry for each
     */
    void compare(Ledger ledger) {
        List<String> outvoted =
                segments.values().stream()
                        .filter(s -> !s.label().isEmpty() && outvoted(s))
                        .map(MspSegment::name)
                        .toList();
        if (!outvoted.isEmpty()) {
            ledger.skipped(
                    "detailed votes (against the labels)",
                    "of "
                            + outvoted.size()
                            + " segments another class than the label has more votes, the first "
                            + outvoted.get(0));
        }
        List<String> strangers =
                votes.keySet().stream().filter(n -> !segments.containsKey(n)).sorted().toList();
        if (!strangers.isEmpty()) {
            ledger.failed(
                    "detailed votes (without labels)",
                    strangers.size() + " segments have none, the first " + strangers.get(0));
        }
    }

    private boolean outvoted(MspSegment segment) {
        Map<String, Integer> counts = votes(segment.name());
        int own = counts.getOrDefault(segment.label(), 0);
        return counts.values().stream().anyMatch(n -> n > own);
    }
}
