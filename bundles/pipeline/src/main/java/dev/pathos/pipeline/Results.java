package dev.pathos.pipeline;

import dev.pathos.api.run.Confusion;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The tables of an experiment, from the files of its cells. */
final class Results {
    private static final ToDoubleFunction<Confusion> F1 = Confusion::macroF1;

    private final Experiment experiment;
    private final List<Cell> cells;
    private final Path cellFolder;
    private final String protocol;

    Results(Experiment experiment, List<Cell> cells, Path cellFolder, String protocol) {
        this.experiment = experiment;
        this.cells = cells;
        this.cellFolder = cellFolder;
        this.protocol = protocol;
    }

    /** A system of the comparison: an arm on a budget. */
    record System(Arm arm, double budget) {
        String name() {
            return arm.name() + " " + Cell.percent(budget) + " %";
        }
    }

    /** The scores of every system that has at least one finished cell, in order of the table. */
    Map<System, Scores> systems() {
        Map<System, Scores> systems = new LinkedHashMap<>();
        for (double budget : experiment.settings().budgets()) {
            for (Arm arm : experiment.arms()) {
                for (Cell cell : cells) {
                    Path file = cellFolder.resolve(cell.id()).resolve("predictions.csv");
                    boolean of =
                            cell.arm() == arm
                                    && cell.budget() == budget
                                    && cell.kind() != Cell.Kind.PRETRAIN;
                    if (of && done(cell)) {
                        add(
                                systems.computeIfAbsent(
                                        new System(arm, budget), s -> new Scores(classes(file))),
                                cell,
                                file);
                    }
                }
            }
        }
        return systems;
    }

    /**
     * Whether a cell ended; what it left is read then, and what is missing of it is an error and no
     * empty place in a table.
     */
    private boolean done(Cell cell) {
        return Files.exists(cellFolder.resolve(cell.id()).resolve("run.json"));
    }

    /** The comparison of all systems. */
    Table comparison(Map<System, Scores> systems) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<System, Scores> entry : systems.entrySet()) {
            System system = entry.getKey();
            Scores scores = entry.getValue();
            Optional<Scores> reference = reference(system, systems);
            double spread = scores.seedSpread(F1);
            rows.add(
                    List.of(
                            system.arm().name(),
                            Cell.percent(system.budget()) + " %",
                            scores.of(F1).percent(),
                            percent(scores.of(Confusion::macroPrecision).value()),
                            percent(scores.of(Confusion::uar).value()),
                            percent(scores.of(Confusion::wa).value()),
                            reference.map(r -> scores.over(r, F1).percent()).orElse("-"),
                            Double.isNaN(spread) ? "-" : percent(spread)));
        }
        List<String> notes = new ArrayList<>();
        notes.add(protocol);
        notes.add(
                "Percent, macro averages over classes, pooled over folds, averaged over seeds;"
                        + " brackets: 95 % interval by bootstrap over "
                        + systems.values().stream().mapToInt(Scores::speakers).max().orElse(0)
                        + " test speakers, "
                        + Scores.RESAMPLINGS
                        + " resamplings; seed SD: standard deviation of F1 over "
                        + experiment.settings().seeds().length
                        + " seed(s), not a test.");
        experiment.arms().forEach(a -> notes.add(a.name() + ": " + a.describe() + "."));
        return new Table(
                "Fine-tuned on labels: test speakers",
                List.of(
                        "arm",
                        "labels",
                        "F1 macro",
                        "precision",
                        "recall (UAR)",
                        "WA",
                        "F1 minus scratch",
                        "seed SD"),
                rows,
                notes);
    }

    /** Each pretext task on test speakers, beside the classical baseline. */
    Table pretext() {
        List<List<String>> rows = new ArrayList<>();
        for (Arm arm : experiment.arms()) {
            for (Arm.Named task : arm.pretext()) {
                Optional<Scores> network = pretext(arm, "predictions-" + task.part() + ".csv");
                Optional<Scores> baseline = pretext(arm, "baseline-" + task.part() + ".csv");
                if (network.isPresent()) {
                    rows.add(
                            List.of(
                                    arm.name(),
                                    task.part(),
                                    network.get().of(Confusion::uar).percent(),
                                    baseline.map(b -> b.of(Confusion::uar).percent()).orElse("-"),
                                    String.valueOf(network.get().utterances())));
                }
            }
        }
        return new Table(
                "Pretext tasks: UAR on test speakers",
                List.of("arm", "task", "network", "baseline on clip means", "test predictions"),
                rows,
                List.of(
                        protocol,
                        "Percent; brackets as above. Test targets are never permuted, also in the"
                                + " permuted control: chance is 100 / classes."));
    }

    private Optional<Scores> pretext(Arm arm, String file) {
        Scores scores = null;
        for (Cell cell : cells) {
            Path path = cellFolder.resolve(cell.id()).resolve(file);
            boolean of = cell.arm() == arm && cell.kind() == Cell.Kind.PRETRAIN;
            if (of && Files.exists(path)) {
                scores = scores == null ? new Scores(classes(path)) : scores;
                if (!classes(path).isEmpty()) {
                    add(scores, cell, path);
                }
            }
        }
        return Optional.ofNullable(scores).filter(s -> s.utterances() > 0);
    }

    private Optional<Scores> reference(System system, Map<System, Scores> systems) {
        return systems.entrySet().stream()
                .filter(e -> e.getKey().budget() == system.budget())
                .filter(e -> e.getKey().arm() != system.arm())
                .filter(e -> isScratch(e.getKey().arm()) && !isScratch(system.arm()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isScratch(Arm arm) {
        return arm.pretext().isEmpty() && arm.classifier().isEmpty();
    }

    /** The classes that a file of predictions has columns for. */
    static List<String> classes(Path file) {
        try (var lines = Files.lines(file)) {
            return Csv.cells(lines.findFirst().orElse("")).stream()
                    .filter(c -> c.startsWith("p_"))
                    .map(c -> c.substring(2))
                    .toList();
        } catch (IOException e) {
            throw unreadable(file, Reasons.of(e), e);
        }
    }

    private static void add(Scores scores, Cell cell, Path file) {
        try {
            scores.add(cell.seed(), file);
        } catch (IOException e) {
            throw unreadable(file, Reasons.of(e), e);
        }
    }

    private static Problem unreadable(Path file, String what, Exception cause) {
        return new Problem(
                "predictions of an ended cell cannot be read: " + what,
                file.toString(),
                "delete the folder " + file.getParent() + " and resume: it is trained anew",
                cause);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
