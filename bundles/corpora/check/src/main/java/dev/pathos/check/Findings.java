package dev.pathos.check;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What somebody should look at, by kind: how often, and the first few. */
final class Findings {
    private static final int EXAMPLES = 3;
    private static final int KINDS = 1000;

    private static final class Kind {
        private long count;
        private final List<String> first = new ArrayList<>();
    }

    private final Map<List<String>, Kind> kinds = new LinkedHashMap<>();

    /**
     * Notes a case.
     *
     * @param kind what is found, in one or several words of a row
     * @param example which it is
     */
    void add(List<String> kind, String example) {
        List<String> key =
                kinds.size() < KINDS || kinds.containsKey(kind)
                        ? kind
                        : kind.stream().map(word -> "...").toList();
        Kind found = kinds.computeIfAbsent(key, k -> new Kind());
        found.count++;
        if (found.first.size() < EXAMPLES) {
            found.first.add(example);
        }
    }

    void add(String kind, String example) {
        add(List.of(kind), example);
    }

    /** The kinds that a condition holds for. */
    Findings only(Predicate<List<String>> condition) {
        Findings some = new Findings();
        kinds.forEach(
                (kind, found) -> {
                    if (condition.test(kind)) {
                        some.kinds.put(kind, found);
                    }
                });
        return some;
    }

    /** These kinds and others. */
    Findings and(Findings others) {
        Findings all = new Findings();
        all.kinds.putAll(kinds);
        all.kinds.putAll(others.kinds);
        return all;
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** All cases. */
    long total() {
        return kinds.values().stream().mapToLong(kind -> kind.count).sum();
    }

    /**
     * A row for each kind, the most frequent first.
     *
     * @param title the title
     * @param header what the words of a kind are
     * @param notes sentences beneath
     * @return the table
     */
    Table table(String title, List<String> header, List<String> notes) {
        List<String> columns = new ArrayList<>(List.of("count"));
        columns.addAll(header);
        columns.add("the first");
        List<Map.Entry<List<String>, Kind>> sorted = new ArrayList<>(kinds.entrySet());
        sorted.sort((a, b) -> Long.compare(b.getValue().count, a.getValue().count));
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<List<String>, Kind> entry : sorted) {
            List<String> row = new ArrayList<>(List.of(Words.count(entry.getValue().count)));
            row.addAll(entry.getKey());
            row.add(String.join(", ", entry.getValue().first));
            rows.add(row);
        }
        return new Table(title, columns, rows, notes);
    }
}
