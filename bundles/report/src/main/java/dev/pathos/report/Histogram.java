package dev.pathos.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each target occurs in the training part, and why others have none.
 *
 * @param targets the number of utterances by class, or by interval of a number
 * @param reasons the number of utterances without target by reason
 */
record Histogram(Map<String, Long> targets, Map<String, Long> reasons) {
    private static final List<String> HEADER =
            List.of("task", "part", "utterance", "target", "reason");

    /** More different numbers than this are a quantity, not classes. */
    private static final int CLASSES = 12;

    private static final int BINS = 10;

    /**
     * The histograms of a cell's tasks.
     *
     * @param cell a cell that has {@code targets.csv}
     * @return the histogram by task
     * @throws IOException if the file cannot be read
     */
    static Map<String, Histogram> of(Cell cell) throws IOException {
        Map<String, Histogram> byTask = new LinkedHashMap<>();
        CsvFile.read(
                cell.folder().resolve("targets.csv"),
                HEADER,
                row -> {
                    if (row.get(1).equals("train")) {
                        Histogram h =
                                byTask.computeIfAbsent(
                                        row.get(0),
                                        t -> new Histogram(new TreeMap<>(), new TreeMap<>()));
                        boolean present = !row.get(3).isEmpty();
                        Map<String, Long> counts = present ? h.targets : h.reasons;
                        counts.merge(present ? row.get(3) : row.get(4), 1L, Long::sum);
                    }
                });
        byTask.replaceAll((task, h) -> new Histogram(binned(h.targets), h.reasons));
        return byTask;
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
