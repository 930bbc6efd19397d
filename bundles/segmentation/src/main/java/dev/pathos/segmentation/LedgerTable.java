package dev.pathos.segmentation;

import dev.pathos.api.corpus.Ledger;
import java.util.List;
import java.util.TreeMap;

/**
 * What became of each input: {@code used}, {@code skipped} or {@code failed}, in order of names.
 */
final class LedgerTable implements Ledger {
    /** The names of its columns. */
    static final List<String> HEADER = List.of("input", "outcome", "reason");

    private record Fate(String outcome, String reason) {}

    private final TreeMap<String, Fate> fates = new TreeMap<>();

    synchronized void used(String input, String remark) {
        fates.put(input, new Fate("used", remark));
    }

    @Override
    public synchronized void skipped(String input, String reason) {
        fates.put(input, new Fate("skipped", reason));
    }

    @Override
    public synchronized void failed(String input, String reason) {
        fates.put(input, new Fate("failed", reason));
    }

    /** How many inputs there are. */
    synchronized int inputs() {
        return fates.size();
    }

    /** How many inputs came out so. */
    synchronized long count(String outcome) {
        return fates.values().stream().filter(f -> f.outcome().equals(outcome)).count();
    }

    /** One line an input. */
    synchronized List<List<String>> rows() {
        return fates.entrySet().stream()
                .map(e -> List.of(e.getKey(), e.getValue().outcome(), e.getValue().reason()))
                .toList();
    }

    /** The first input that could not be read, with the reason; an empty string if all could. */
    synchronized String firstFailure() {
        return fates.entrySet().stream()
                .filter(e -> e.getValue().outcome().equals("failed"))
                .findFirst()
                .map(e -> e.getKey() + ": " + e.getValue().reason())
                .orElse("");
    }
}
