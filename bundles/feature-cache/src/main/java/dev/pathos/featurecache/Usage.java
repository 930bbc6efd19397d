package dev.pathos.featurecache;

import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.run.Table;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up what lies in the folder of caches.
 *
 * @param folder the folder; each folder in it is a kind
 * @param limit bytes that features may take; 0 for any number
 */
record Usage(Path folder, long limit) {
    /** The kind that holds extracted features. */
    static final String FEATURES = "features";

    private static final String UNREADABLE = "(of another version, or damaged)";

    private static final Map<String, String> MEANING =
            Map.of(
                    FEATURES,
                    "extracted features, face tracks",
                    "audio",
                    "decoded sound",
                    "tracks",
                    "face tracks",
                    "fingerprints",
                    "fingerprints of sound, to find copies",
                    "run-index",
                    "the index of runs",
                    "talking-heads",
                    "generated corpora");

    /** Adds up entries. */
    private static final class Sum {
        private final Set<String> settings = new HashSet<>();
        private long entries;
        private long bytes;
        private long used;

        void add(long size, long time) {
            entries++;
            bytes += size;
            used = Math.max(used, time);
        }

        List<String> cells() {
            DateTimeFormatter minutes =
                    DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                            .withZone(ZoneId.systemDefault());
            return List.of(
                    String.valueOf(entries),
                    Words.size(bytes),
                    entries == 0 ? "-" : minutes.format(Instant.ofEpochMilli(used)));
        }
    }

    /** A table of kinds, and one of extractors if there are features. */
    List<Table> tables() throws IOException {
        List<List<String>> kinds = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            for (Path kind : Sweeping.children(folder)) {
                if (Files.isDirectory(kind)) {
                    Sum sum = new Sum();
                    String name = kind.getFileName().toString();
                    if (name.equals(FEATURES)) {
                        Entries.list(kind).forEach(e -> sum.add(e.bytes(), e.used()));
                    } else {
                        for (Path file : Sweeping.files(kind)) {
                            add(sum, file);
                        }
                    }
                    kinds.add(row(List.of(name, MEANING.getOrDefault(name, "")), sum));
                }
            }
        }
        List<Table> tables = new ArrayList<>();
        tables.add(
                new Table(
                        "Cache in " + folder,
                        List.of("kind", "what", "entries", "size", "last used"),
                        kinds,
                        List.of(limits())));
        List<List<String>> extractors = extractors();
        if (!extractors.isEmpty()) {
            tables.add(
                    new Table(
                            "Extracted features by extractor",
                            List.of(
                                    "extractor",
                                    "revision",
                                    "settings",
                                    "entries",
                                    "size",
                                    "last used"),
                            extractors,
                            List.of(
                                    "settings: how many different ones. Delete with: cache clear"
                                            + " --extractor <extractor>")));
        }
        return tables;
    }

    private String limits() {
        return limit == 0
                ? "Features may take any room; set PATHOS_CACHE_LIMIT, such as to 20G, to limit it."
                : "Features may take "
                        + Words.size(limit)
                        + "; those not used for longest go first.";
    }

    private List<List<String>> extractors() throws IOException {
        Map<List<String>, Sum> sums = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Entries.Entry entry : Entries.list(folder.resolve(FEATURES))) {
            List<String> name = List.of(UNREADABLE, "");
            String identity = "";
            try {
                identity = EntryFile.head(entry.file()).extractor();
                String kind = ExtractorIdentity.kind(identity);
                String rest = identity.substring(kind.length()).replaceFirst("^ revision ", "");
                name = List.of(kind, rest.replaceFirst("[ {].*", ""));
            } catch (NoSuchFileException e) {
                continue;
            } catch (EOFException e) {
                // It is counted as what it is.
            }
            Sum sum = sums.computeIfAbsent(name, absent -> new Sum());
            sum.settings.add(identity);
            sum.add(entry.bytes(), entry.used());
        }
        List<List<String>> rows = new ArrayList<>();
        sums.forEach(
                (name, sum) ->
                        rows.add(
                                row(
                                        List.of(
                                                name.get(0),
                                                name.get(1),
                                                String.valueOf(sum.settings.size())),
                                        sum)));
        return rows;
    }

    private static List<String> row(List<String> first, Sum sum) {
        List<String> row = new ArrayList<>(first);
        row.addAll(sum.cells());
        return row;
    }

    private static void add(Sum sum, Path file) throws IOException {
        try {
            sum.add(Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (NoSuchFileException e) {
            // Another process deleted it just now.
            return;
        }
    }
}
