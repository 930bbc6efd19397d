package dev.pathos.pipeline;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The targets of pretext tasks by part; arms whose task has the same share their rows. */
final class TargetTable {
    /** Parts in the order of the table: as {@code targets.csv} calls them, and in words. */
    private static final List<List<String>> PARTS =
            List.of(
                    List.of("train", "training"),
                    List.of("valid", "development"),
                    List.of("test", "test"));

    private final Map<Shared, List<String>> arms = new LinkedHashMap<>();

    /** What arms may share. */
    private record Shared(String task, Map<String, TargetCounts> parts, List<String> remarks) {}

    /**
     * Adds an arm's task.
     *
     * @param arm the arm
     * @param task the task
     * @param parts the counts by part
     * @param remarks what its labeler remarks
     */
    void add(String arm, String task, Map<String, TargetCounts> parts, List<String> remarks) {
        arms.computeIfAbsent(new Shared(task, parts, remarks), s -> new ArrayList<>()).add(arm);
    }

    /**
     * Adds an arm's tasks from the files of one of its cells.
     *
     * @param arm the arm
     * @param folder the cell's folder
     * @throws IOException if a file cannot be read
     */
    void add(String arm, Path folder) throws IOException {
        Map<String, Map<String, TargetCounts>> tasks = new LinkedHashMap<>();
        for (List<String> row : rows(folder.resolve("targets.csv"))) {
            TargetCounts counts =
                    tasks.computeIfAbsent(row.get(0), task -> new HashMap<>())
                            .computeIfAbsent(row.get(1), part -> TargetCounts.none());
            if (row.get(3).isEmpty()) {
                counts.addReason(row.get(4));
            } else {
                counts.addTarget(row.get(3));
            }
        }
        Map<String, List<String>> remarks = new HashMap<>();
        // a cell of an older version has none
        Path file = folder.resolve("remarks.csv");
        for (List<String> row : Files.exists(file) ? rows(file) : List.<List<String>>of()) {
            remarks.computeIfAbsent(row.get(0), task -> new ArrayList<>()).add(row.get(1));
        }
        tasks.forEach(
                (task, parts) -> add(arm, task, parts, remarks.getOrDefault(task, List.of())));
    }

    private static List<List<String>> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(Csv::cells).toList();
    }

    /** The table; without rows if nothing was added. */
    Table table() {
        List<List<String>> rows = new ArrayList<>();
        arms.forEach(
                (shared, of) -> {
                    for (List<String> part : PARTS) {
                        TargetCounts counts = shared.parts().get(part.get(0));
                        if (counts != null && counts.all() > 0) {
                            List<String> row = new ArrayList<>();
                            row.add(shared.task());
                            row.add(String.join(", ", of));
                            row.add(part.get(1));
                            row.addAll(counts.cells());
                            rows.add(row);
                        }
                    }
                });
        return new Table(
                "Pretext targets",
                List.of(
                        "task",
                        "arms",
                        "part",
                        "utterances",
                        "without target",
                        "targets",
                        "because"),
                rows,
                arms.keySet().stream()
                        .filter(s -> !s.remarks().isEmpty())
                        .map(s -> s.task() + ": " + String.join(" ", s.remarks()))
                        .distinct()
                        .toList());
    }
}
