package dev.pathos.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts occurrences by name, in bounded memory: names beyond a limit are counted together. */
final class Tally {
    private final int limit;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long beyond;

    /**
     * Counts nothing yet.
     *
     * @param limit of how many names the counts are kept apart
     */
    Tally(int limit) {
        this.limit = limit;
    }

    /** Counts a name once more. */
    void add(String name) {
        add(name, 1);
    }

    /** Counts a name several times more. */
    void add(String name, long times) {
        if (counts.size() < limit || counts.containsKey(name)) {
            counts.merge(name, times, Long::sum);
        } else {
            beyond += times;
        }
    }

    /** The counts in the order of first occurrence, without those beyond the limit. */
    Map<String, Long> counts() {
        return counts;
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** All that was counted. */
    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum() + beyond;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many names there are, in words: beyond the limit nobody knows. */
    String size() {
        return (beyond > 0 ? "more than " : "") + Words.count(counts.size());
    }

    /** The names with their counts, the most frequent first, as {@code 960 openface, 3 video}. */
    String inWords() {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(
                Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
        List<String> words = new ArrayList<>();
        sorted.forEach(e -> words.add(Words.count(e.getValue()) + " " + e.getKey()));
        if (beyond > 0) {
            words.add(Words.count(beyond) + " others");
        }
        return String.join(", ", words);
    }
}
