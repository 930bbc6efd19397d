package dev.pathos.pipeline;

import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What became of every input of an experiment: used, skipped or failed, each with a reason. */
final class InputLedger implements Ledger {
    /** One input. */
    record Entry(String input, String outcome, String reason) {}

    /** What the remark on an input begins with that is used without its face. */
    static final String FACELESS = "without its face: ";

    private final List<Entry> entries = new ArrayList<>();

    /**
     * An input is used.
     *
     * @param remark what of it is not; an empty text if all of it is
     */
    synchronized void used(String input, String remark) {
        entries.add(new Entry(input, "used", remark));
    }

    @Override
    public synchronized void skipped(String input, String reason) {
        entries.add(new Entry(input, "skipped", reason));
    }

    /** Inputs that could be read are in no part after all. */
    synchronized void left(Set<String> inputs, String reason) {
        entries.replaceAll(
                e ->
                        inputs.contains(e.input) && e.outcome.equals("used")
                                ? new Entry(e.input, "skipped", reason)
                                : e);
    }

    @Override
    public synchronized void failed(String input, String reason) {
        entries.add(new Entry(input, "failed", reason));
    }

    /** Takes an entry of another ledger under a prefixed name. */
    synchronized void add(String prefix, Entry entry) {
        entries.add(new Entry(prefix + entry.input, entry.outcome, entry.reason));
    }

    /** The number of inputs by outcome; outcomes that did not happen are 0. */
    synchronized Map<String, Integer> totals() {
        Map<String, Integer> totals = new TreeMap<>(Map.of("used", 0, "skipped", 0, "failed", 0));
        entries.forEach(e -> totals.merge(e.outcome, 1, Integer::sum));
        return totals;
    }

    /** How many inputs failed, and the first of them with its reason; empty if none did. */
    synchronized Optional<String> failures() {
        List<Entry> failed = entries.stream().filter(e -> e.outcome.equals("failed")).toList();
        return failed.stream()
                .findFirst()
                .map(
                        first ->
                                failed.size()
                                        + " of "
                                        + entries.size()
                                        + " inputs cannot be used, the first: "
                                        + first.input
                                        + ": "
                                        + first.reason);
    }

    /** How many inputs are used without their face, and the first of them; empty if none is. */
    synchronized Optional<String> faceless() {
        List<Entry> without =
                entries.stream()
                        .filter(e -> e.outcome.equals("used") && e.reason.startsWith(FACELESS))
                        .toList();
        return without.stream()
                .findFirst()
                .map(
                        first ->
                                without.size()
                                        + " of "
                                        + entries.size()
                                        + " inputs are used without their face, the first: "
                                        + first.input
                                        + ": "
                                        + first.reason.substring(FACELESS.length()));
    }

    /** All entries so far. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Writes {@code ledger.csv}. */
    synchronized void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("input,outcome,reason\n");
        for (Entry e : entries) {
            text.append(Csv.row(e.input, e.outcome, e.reason));
        }
        Files.writeString(file, text);
    }
}
