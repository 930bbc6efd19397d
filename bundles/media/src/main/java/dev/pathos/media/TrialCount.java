package dev.pathos.media;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts how damaged files end, by seed and by reason. */
final class TrialCount {
    /** Files named beneath the tables, of those that cost the worker its life. */
    private static final int NAMED = 12;

    private static final List<Fault> LIMITS =
            List.of(Fault.TIME_LIMIT, Fault.MEMORY_LIMIT, Fault.OUTPUT_LIMIT);

    private final Map<String, Row> seeds = new TreeMap<>();
    private final Map<Mutation, Row> mutations = new EnumMap<>(Mutation.class);
    private final Map<Fault, Integer> reasons = new EnumMap<>(Fault.class);
    private final List<String> deadly = new ArrayList<>();
    private final Row all = new Row();

    private static final class Row {
        private int files;
        private int decoded;
        private int refused;
        private int crashed;
        private int limited;

        void add(Optional<Fault> fault) {
            files++;
            if (fault.isEmpty()) {
                decoded++;
            } else if (fault.get() == Fault.CRASHED) {
                crashed++;
            } else if (LIMITS.contains(fault.get())) {
                limited++;
            } else {
                refused++;
            }
        }

        List<String> cells(String name) {
            return List.of(
                    name,
                    String.valueOf(files),
                    String.valueOf(decoded),
                    String.valueOf(refused),
                    String.valueOf(crashed),
                    String.valueOf(limited));
        }
    }

    /**
     * One file has ended.
     *
     * @param number which one, counted from 0
     * @param seed the file that it was
     * @param mutation what was done to it
     * @param failure why it gave no sound; empty if it gave some
     */
    void add(int number, String seed, Mutation mutation, Optional<FaultyFile> failure) {
        Optional<Fault> fault = failure.map(FaultyFile::fault);
        all.add(fault);
        seeds.computeIfAbsent(seed, s -> new Row()).add(fault);
        mutations.computeIfAbsent(mutation, m -> new Row()).add(fault);
        fault.ifPresent(f -> reasons.merge(f, 1, Integer::sum));
        boolean killed = fault.filter(f -> f == Fault.CRASHED || LIMITS.contains(f)).isPresent();
        if (killed && deadly.size() < NAMED) {
            String message = failure.get().getMessage();
            deadly.add(
                    "file "
                            + number
                            + ", "
                            + words(mutation)
                            + " in "
                            + seed
                            + ": "
                            + message.substring(message.indexOf(": ") + 2));
        }
    }

    /** Whether nothing was counted. */
    boolean isEmpty() {
        return all.files == 0;
    }

    /** How the files of each seed ended, as a table. */
    Table bySeed(String title, List<String> notes) {
        List<List<String>> rows = new ArrayList<>();
        seeds.forEach((seed, row) -> rows.add(row.cells(seed)));
        rows.add(all.cells("all"));
        List<String> beneath = new ArrayList<>(notes);
        beneath.addAll(deadly);
        return new Table(title, header("seed"), rows, beneath);
    }

    /**
     * The tables.
     *
     * @param title what was tried
     * @param notes sentences beneath the first
     */
    List<Table> tables(String title, List<String> notes) {
        List<List<String>> byMutation = new ArrayList<>();
        mutations.forEach((mutation, row) -> byMutation.add(row.cells(words(mutation))));
        List<List<String>> byReason = new ArrayList<>();
        reasons.entrySet().stream()
                .sorted(Map.Entry.<Fault, Integer>comparingByValue().reversed())
                .forEach(e -> byReason.add(List.of(e.getKey().words(), "" + e.getValue())));
        return List.of(
                bySeed(title, notes),
                new Table("By what was done to them", header("damage"), byMutation, List.of()),
                new Table("Reasons", List.of("reason", "files"), byReason, List.of()));
    }

    private static List<String> header(String first) {
        return List.of(first, "files", "decoded", "refused", "crashed", "over a limit");
    }

    private static String words(Mutation mutation) {
        return mutation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
