package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRun.Training;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Live experiments as a table: a row a training. */
final class LiveTable {
    private static final List<String> HEADER =
            List.of("run", "training", "step", "epoch", "segment", "tasks", "state");

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds the trainings of an experiment, or a row that says that it has none now. */
    LiveTable add(LiveRun run, String training) {
        List<Training> trainings =
                run.trainings().stream()
                        .filter(t -> training.isEmpty() || t.id().equals(training))
                        .toList();
        trainings.forEach(t -> rows.add(row(run.name(), t)));
        return trainings.isEmpty() ? add(run.name(), "between trainings") : this;
    }

    /** Adds an experiment of which only a state is known. */
    LiveTable add(String name, String state) {
        rows.add(List.of(name, "-", "-", "-", "-", "-", state));
        return this;
    }

    private static List<String> row(String name, Training t) {
        return List.of(
                name,
                t.id(),
                of(t.step(), t.steps()),
                of(t.epoch(), t.epochs()),
                String.valueOf(t.segment()),
                tasks(t),
                t.state());
    }

    private static String of(long done, long total) {
        return total > 0 ? done + "/" + total : String.valueOf(done);
    }

    /** Tasks with their weights; of a single one it says nothing. */
    static String tasks(Training training) {
        if (training.tasks().isEmpty()) {
            return "-";
        }
        boolean one = training.tasks().size() == 1 && training.tasks().get(0).weight() == 1;
        return training.tasks().stream()
                .map(t -> t.name() + (one ? "" : " " + weight(t.weight())))
                .collect(Collectors.joining(", "));
    }

    private static String weight(double weight) {
        return weight == Math.rint(weight) && weight < 1e6
                ? String.valueOf((long) weight)
                : String.format(Locale.ROOT, "%s", (float) weight);
    }

    Table table() {
        return new Table(
                "Live experiments",
                HEADER,
                rows,
                rows.isEmpty()
                        ? List.of("None is carried out now; start one with: run <config>")
                        : List.of());
    }
}
