package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The tables of an experiment, from the files of its cells. */
final class Results {
    private final Experiment experiment;
    private final List<Cell> cells;
    private final Path cellFolder;
    private final String protocol;
    private final ToDoubleFunction<Cell> minutes;

    Results(Experiment experiment, List<Cell> cells, Path cellFolder, String protocol) {
        this(experiment, cells, cellFolder, protocol, cell -> Double.NaN);
    }

    /**
     * @param minutes how many minutes of labeled sound a cell is trained on, its development part
     *     included; NaN where that is not known
     */
    Results(
            Experiment experiment,
            List<Cell> cells,
            Path cellFolder,
            String protocol,
            ToDoubleFunction<Cell> minutes) {
        this.experiment = experiment;
        this.cells = cells;
        this.cellFolder = cellFolder;
        this.protocol = protocol;
        this.minutes = minutes;
    }

    /** A system of the comparison: an arm on a budget. */
    record System(Arm arm, double budget) {
        /** The same budget from scratch; empty for scratch itself and where there is none. */
        Optional<System> scratch(Set<System> systems) {
            return isScratch(arm)
                    ? Optional.empty()
                    : systems.stream()
                            .filter(s -> s.budget == budget && isScratch(s.arm))
                            .findFirst();
        }

        /** Whether a cell trains this system. */
        boolean trains(Cell cell) {
            return cell.arm() == arm
                    && cell.budget() == budget
                    && cell.kind() != Cell.Kind.PRETRAIN;
        }

        private static boolean isScratch(Arm arm) {
            return arm.pretext().isEmpty() && arm.classifier().isEmpty();
        }
    }

    /** The scores of every system that has at least one finished cell, in order of the table. */
    Map<System, Scores> systems() {
        Map<Cell, Path> files = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.kind() != Cell.Kind.PRETRAIN && done(cell)) {
                files.put(cell, cellFolder.resolve(cell.id()).resolve("predictions.csv"));
            }
        }
        Map<System, Scores> systems = new LinkedHashMap<>();
        if (files.isEmpty()) {
            return systems;
        }
        Tally tally = tally(List.copyOf(files.values()));
        for (double budget : experiment.settings().budgets()) {
            for (Arm arm : experiment.arms()) {
                System system = new System(arm, budget);
                files.forEach(
                        (cell, file) -> {
                            if (system.trains(cell)) {
                                add(
                                        systems.computeIfAbsent(system, s -> new Scores(tally)),
                                        cell,
                                        file);
                            }
                        });
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

    /** The comparison of all systems, of which there is at least one. */
    Table comparison(List<Standing> standings) {
        return new ComparisonTable(
                        protocol, experiment.settings().seeds().length, experiment.arms())
                .of(standings);
    }

    /**
     * Everything that a report shows of the experiment as a whole.
     *
     * @param standings what is said of every system
     * @param tables the tables
     * @param ledger how many inputs came to which end
     */
    JsonObject file(List<Standing> standings, List<Table> tables, Map<String, Integer> ledger) {
        return ResultsFile.of(
                experiment, protocol, cells, this::done, minutes, standings, tables, ledger);
    }

    /** Each pretext task on test speakers, beside the classical baseline. */
    Table pretext() {
        List<List<String>> rows = new ArrayList<>();
        for (Arm arm : experiment.arms()) {
            for (Arm.Named task : arm.pretext()) {
                Optional<Scores> network = pretext(arm, "predictions-" + task.part() + ".csv");
                Optional<Scores> baseline = pretext(arm, "baseline-" + task.part() + ".csv");
                if (network.isPresent()) {
                    Measure measure = chief(network.get().tally());
                    rows.add(
                            List.of(
                                    arm.name(),
                                    task.part(),
                                    measure.key(),
                                    text(measure, network.get()),
                                    baseline.map(b -> text(measure, b)).orElse("-"),
                                    String.valueOf(network.get().utterances())));
                } else if (pretrained(arm)) {
                    rows.add(List.of(arm.name(), task.part(), "-", "no test targets", "-", "0"));
                }
            }
        }
        return new Table(
                "Pretext tasks on test speakers",
                List.of(
                        "arm",
                        "task",
                        "metric",
                        "network",
                        "baseline on clip means",
                        "test predictions"),
                rows,
                List.of(
                        protocol,
                        "UAR and F1 in percent, CCC from -1 to 1. Brackets: 95 % interval by"
                                + " bootstrap over test speakers. Test targets are never permuted,"
                                + " also in the permuted control: chance is 100 / classes for UAR,"
                                + " 0 for CCC."));
    }

    /** How often each pretext target occurs, and why others have none: each arm's first cell. */
    Table targets() {
        TargetTable targets = new TargetTable();
        for (Arm arm : experiment.arms()) {
            cells.stream()
                    .filter(c -> c.arm() == arm && c.kind() == Cell.Kind.PRETRAIN && done(c))
                    .map(c -> cellFolder.resolve(c.id()))
                    .filter(folder -> Files.exists(folder.resolve("targets.csv")))
                    .findFirst()
                    .ifPresent(folder -> targets(arm, folder, targets));
        }
        return targets.table();
    }

    private static void targets(Arm arm, Path folder, TargetTable into) {
        try {
            into.add(arm.name(), folder);
        } catch (IOException e) {
            throw unreadable(folder.resolve("targets.csv"), Reasons.of(e), e);
        }
    }

    /** Pretext classes are made to be equally many, so their recall says it all. */
    private static Measure chief(Tally tally) {
        return tally.measures().stream()
                .filter(m -> m.key().equals("UAR"))
                .findFirst()
                .orElse(tally.measures().get(0));
    }

    private static String text(Measure measure, Scores scores) {
        Pools pools = scores.pools(scores.places(), scores.speakers(), !scores.overlapping());
        return measure.text(Bootstrap.intervals(List.of(measure), pools).get(0));
    }

    private boolean pretrained(Arm arm) {
        return cells.stream()
                .anyMatch(c -> c.arm() == arm && c.kind() == Cell.Kind.PRETRAIN && done(c));
    }

    private Optional<Scores> pretext(Arm arm, String file) {
        Map<Cell, Path> files = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Path path = cellFolder.resolve(cell.id()).resolve(file);
            boolean of = cell.arm() == arm && cell.kind() == Cell.Kind.PRETRAIN;
            if (of && Files.exists(path)) {
                files.put(cell, path);
            }
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Scores scores = new Scores(tally(List.copyOf(files.values())));
        files.forEach((cell, path) -> add(scores, cell, path));
        return Optional.of(scores).filter(s -> s.utterances() > 0);
    }

    /** How predictions are added up: by the classes that files have columns for, or by values. */
    private static Tally tally(List<Path> files) {
        List<List<String>> headers = files.stream().map(Results::header).toList();
        List<String> classes = ClassTally.union(headers.stream().map(Results::classes).toList());
        if (classes.isEmpty()) {
            return new ValueTally();
        }
        boolean sets = headers.stream().anyMatch(h -> h.contains("truths"));
        return sets ? new LabelSetTally(classes) : new ClassTally(classes);
    }

    private static List<String> classes(List<String> header) {
        return header.stream().filter(c -> c.startsWith("p_")).map(c -> c.substring(2)).toList();
    }

    private static List<String> header(Path file) {
        try (var lines = Files.lines(file)) {
            return Csv.cells(lines.findFirst().orElse(""));
        } catch (IOException e) {
            throw unreadable(file, Reasons.of(e), e);
        }
    }

    private static void add(Scores scores, Cell cell, Path file) {
        try {
            scores.add(new Scores.Place(cell.seed(), cell.fold()), file);
        } catch (IOException e) {
            throw unreadable(file, Reasons.of(e), e);
        }
    }

    private static Problem unreadable(Path file, String what, Exception cause) {
        return new Problem(
                "what an ended cell left cannot be read: " + what,
                file.toString(),
                "delete the folder " + file.getParent() + " and resume: it is trained anew",
                cause);
    }
}
