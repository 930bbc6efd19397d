package dev.pathos.check;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many clips there are of each class, in each part of the corpus's own partition. */
final class ClassCensus {
    private static final int CLASSES = 100;
    private static final int PARTITIONS = 20;
    private static final double LONG_SECONDS = 36_000;
    private static final String UNLABELED = "(none)";

    private final Map<String, Tally> clips = new TreeMap<>();
    private final Map<String, Double> seconds = new TreeMap<>();
    private final Tally partitions = new Tally(PARTITIONS);
    private long all;
    private long labeled;
    private long parted;

    /**
     * Counts an utterance.
     *
     * @param utterance the utterance
     * @param duration its seconds; NaN if unknown
     */
    void add(Utterance utterance, double duration) {
        String label = utterance.annotations().label();
        String partition = utterance.recording().partition();
        all++;
        labeled += label.isEmpty() ? 0 : 1;
        parted += partition.isEmpty() ? 0 : 1;
        String name = label.isEmpty() ? UNLABELED : label;
        if (clips.size() >= CLASSES && !clips.containsKey(name)) {
            name = "(others)";
        }
        clips.computeIfAbsent(name, n -> new Tally(PARTITIONS)).add(partition);
        seconds.merge(name, duration, Double::sum);
        partitions.add(partition);
    }

    long clips() {
        return all;
    }

    /** Rows of the summary. */
    List<List<String>> rows() {
        long classes = clips.keySet().stream().filter(name -> !name.equals(UNLABELED)).count();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "labeled",
                        labeled == 0
                                ? "none"
                                : (labeled == all ? "all" : Words.count(labeled))
                                        + ", "
                                        + classes
                                        + (classes == 1 ? " class" : " classes")));
        if (parted > 0) {
            rows.add(List.of("partition", partition()));
        }
        return rows;
    }

    private String partition() {
        Tally named = new Tally(PARTITIONS);
        partitions.counts().forEach((n, c) -> named.add(n.isEmpty() ? "in none" : n, c));
        return named.inWords();
    }

    /** The classes, the most frequent first; nothing where no clip is labeled. */
    Optional<Table> table() {
        if (labeled == 0) {
            return Optional.empty();
        }
        double total = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        boolean known = !Double.isNaN(total);
        boolean inHours = total > LONG_SECONDS;
        List<String> parts = parted == 0 ? List.of() : List.copyOf(partitions.counts().keySet());
        List<String> header = new ArrayList<>(List.of("class", "clips", "share"));
        if (known) {
            header.add(inHours ? "hours" : "minutes");
        }
        parts.forEach(part -> header.add(part.isEmpty() ? "in none" : part));
        List<String> names = new ArrayList<>(clips.keySet());
        names.sort(
                Comparator.comparing((String name) -> name.equals(UNLABELED))
                        .thenComparing(name -> -clips.get(name).total()));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            Tally of = clips.get(name);
            List<String> row = new ArrayList<>();
            row.add(name);
            row.add(Words.count(of.total()));
            row.add(Words.percent(of.total(), all));
            if (known) {
                row.add(
                        String.format(
                                Locale.ROOT, "%,.1f", seconds.get(name) / (inHours ? 3600 : 60)));
            }
            parts.forEach(part -> row.add(Words.count(of.of(part))));
            rows.add(row);
        }
        return Optional.of(new Table("Classes", header, rows, List.of()));
    }
}
