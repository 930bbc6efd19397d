package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the inputs: how many were used, skipped and failed, and why. */
final class InputsSection implements Section {
    private static final int REASONS = 12;
    private static final List<String> HEADER = List.of("input", "outcome", "reason");

    private final Experiment experiment;
    private final Tables tables;

    InputsSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Data and ledger";
    }

    /** Inputs that share outcome and reason. */
    private static final class Group {
        private final String first;
        private long inputs;

        Group(String first) {
            this.first = first;
        }
    }

    @Override
    public void write(Markup out) throws IOException {
        Path file = experiment.folder().resolve("ledger.csv");
        if (!Files.exists(file)) {
            out.element("p", "ledger.csv is missing: no input was read yet.", "class", "missing");
            return;
        }
        Map<String, Long> totals = new TreeMap<>(Map.of("used", 0L, "skipped", 0L, "failed", 0L));
        Map<List<String>, Group> leftOut = new LinkedHashMap<>();
        Map<List<String>, Group> remarked = new LinkedHashMap<>();
        CsvFile.read(
                file,
                HEADER,
                row -> {
                    totals.merge(row.get(1), 1L, Long::sum);
                    boolean used = row.get(1).equals("used");
                    if (!used || !row.get(2).isEmpty()) {
                        (used ? remarked : leftOut)
                                .computeIfAbsent(row.subList(1, 3), k -> new Group(row.get(0)))
                                .inputs++;
                    }
                });
        long all = totals.values().stream().mapToLong(Long::longValue).sum();
        Facts facts = new Facts().add("inputs", all);
        for (String outcome : List.of("used", "skipped", "failed")) {
            facts.add(outcome, totals.remove(outcome));
        }
        totals.forEach(facts::add);
        facts.write(out);
        write("inputs-left-out", "Inputs that were left out", leftOut, out);
        write("inputs-used-in-part", "Inputs of which not all is used", remarked, out);
    }

    private void write(String name, String title, Map<List<String>, Group> groups, Markup out) {
        if (groups.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        groups.entrySet().stream()
                .limit(REASONS)
                .forEach(
                        e ->
                                rows.add(
                                        List.of(
                                                e.getKey().get(0),
                                                e.getKey().get(1),
                                                String.valueOf(e.getValue().inputs),
                                                e.getValue().first)));
        out.element("h3", title);
        tables.write(
                name,
                new Table(title, List.of("outcome", "reason", "inputs", "first"), rows, List.of()),
                out);
        if (groups.size() > REASONS) {
            String more = "The first " + REASONS + " of " + groups.size() + " reasons;";
            out.element("p", more + " ledger.csv has all.", "class", "caption");
        }
    }
}
