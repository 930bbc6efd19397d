package dev.pathos.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each target occurs in a part, and why others have none.
 *
 * @param targets the number of utterances by class, or by interval of a number
 * @param reasons the number of utterances without target by reason
 */
record Histogram(Map<String, Long> targets, Map<String, Long> reasons) {
    private static final List<String> HEADER =
            List.of("task", "part", "utterance", "target", "reason");

    /** Of no utterances. */
    static final Histogram EMPTY = new Histogram(Map.of(), Map.of());

    /** More different numbers than this are a quantity, not classes. */
    private static final int CLASSES = 12;

    private static final int BINS = 10;

    private static final String UNREADABLE = "unreadable: ";

    /** The parts as {@code targets.csv} calls them, in the order of a report. */
    static final List<String> PARTS = List.of("train", "valid", "test");

    /**
     * The histograms of a cell's tasks.
     *
     * @param cell a cell that has {@code targets.csv}
     * @return the histograms by task, of each part that has utterances by its name in the file
     * @throws IOException if the file cannot be read
     */
    static Map<String, Map<String, Histogram>> of(Cell cell) throws IOException {
        Map<String, Map<String, Histogram>> byTask = new LinkedHashMap<>();
        CsvFile.read(
                cell.folder().resolve("targets.csv"),
                HEADER,
                row -> {
                    Histogram h =
                            byTask.computeIfAbsent(row.get(0), t -> new LinkedHashMap<>())
                                    .computeIfAbsent(
                                            row.get(1),
                                            p -> new Histogram(new TreeMap<>(), new TreeMap<>()));
                    boolean present = !row.get(3).isEmpty();
                    Map<String, Long> counts = present ? h.targets : h.reasons;
                    counts.merge(present ? row.get(3) : reason(row.get(4)), 1L, Long::sum);
                });
        byTask.values()
                .forEach(
                        parts ->
                                parts.replaceAll(
                                        (part, h) -> new Histogram(binned(h.targets), h.reasons)));
        return byTask;
    }

    /** A file that cannot be read is a reason of its own; how many there are is what matters. */
    private static String reason(String text) {
        return text.isEmpty()
                ? "no reason"
                : text.startsWith(UNREADABLE) ? "unreadable (see targets.csv)" : text;
    }

    /** Utterances with a target. */
    long present() {
        return targets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Utterances with and without a target. */
    long all() {
        return present() + reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reasons, the most frequent first. */
    List<Map.Entry<String, Long>> frequentReasons() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    private static Map<String, Long> binned(Map<String, Long> targets) {
        if (targets.size() <= CLASSES) {
            return targets;
        }
        double[] values = new double[targets.size()];
        int n = 0;
        for (String target : targets.keySet()) {
            try {
                values[n] = Double.parseDouble(target);
            } catch (NumberFormatException e) {
                return targets;
            }
            if (!Double.isFinite(values[n++])) {
                return targets;
            }
        }
        double low = java.util.Arrays.stream(values).min().orElse(0);
        double width = (java.util.Arrays.stream(values).max().orElse(1) - low) / BINS;
        long[] counts = new long[BINS];
        targets.forEach(
                (target, count) -> {
                    int bin = (int) ((Double.parseDouble(target) - low) / width);
                    counts[Math.min(bin, BINS - 1)] += count;
                });
        Map<String, Long> bins = new LinkedHashMap<>();
        for (int b = 0; b < BINS; b++) {
            String name =
                    String.format(
                            Locale.ROOT, "%.4g to %.4g", low + b * width, low + (b + 1) * width);
            bins.put(name, counts[b]);
        }
        return bins;
    }
}
