package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.Table;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what an experiment would do, from its real data and a few timed steps. */
final class Planner {
    /** Steps that are run before the clock is read: the first ones load native code. */
    private static final int WARM_UP = 3;

    private static final int TIMED = 5;

    private final Experiment experiment;
    private final FeatureCache cache;
    private final Halt halt;
    private final List<RunListener> listeners;

    Planner(Experiment experiment, FeatureCache cache, Halt halt, List<RunListener> listeners) {
        this.experiment = experiment;
        this.cache = cache;
        this.halt = halt;
        this.listeners = listeners;
    }

    List<Table> plan() {
        // a plan keeps nothing: its messages go to listeners under a run without a folder
        RunFolder told =
                RunFolder.unrecorded(
                        experiment.name(), Path.of(experiment.name()), listeners, halt);
        Data data =
                Data.read(
                        experiment,
                        cache,
                        halt,
                        (done, total) -> progress(told, experiment.reading(), done, total));
        LeakageCheck check =
                data.guarded(
                        halt, (done, total) -> progress(told, "looking for leaks", done, total));
        List<Cell> cells = data.cells();
        int first = cells.get(0).fold();
        List<Table> tables = new ArrayList<>();
        tables.add(inputs(data, check));
        tables.add(partition(data.fold(first), data.partitions().names().get(first)));
        targets(cells, data).ifPresent(tables::add);
        labels(cells, data).ifPresent(tables::add);
        tables.add(effort(cells, data));
        return tables;
    }

    private static void progress(RunFolder told, String phase, int done, int total) {
        told.progress(Map.of("phase", phase, "done", done, "total", total, "text", ""));
    }

    private Table inputs(Data data, LeakageCheck check) {
        Map<String, Integer> ledger = data.ledger().totals();
        return new Table(
                "Inputs",
                List.of("used", "skipped", "failed"),
                List.of(
                        List.of(
                                String.valueOf(ledger.get("used")),
                                String.valueOf(ledger.get("skipped")),
                                String.valueOf(ledger.get("failed")))),
                Stream.of(
                                Optional.of(Description.describe(experiment, data)),
                                Optional.of(check.describe()),
                                data.ledger().failures().map(text -> text + "."),
                                data.ledger().faceless().map(text -> text + "."))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Table partition(Fold fold, String name) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Dataset> parts = new LinkedHashMap<>();
        parts.put("training", fold.train());
        parts.put("development", fold.development());
        parts.put("test", fold.test());
        parts.forEach(
                (title, part) -> {
                    int chunks =
                            part.samples().stream()
                                    .mapToInt(s -> part.chunks().starts(s.frames().rows()).length)
                                    .sum();
                    rows.add(
                            List.of(
                                    title,
                                    String.valueOf(part.size()),
                                    part.samples().stream()
                                            .map(s -> s.utterance().speaker())
                                            .distinct()
                                            .sorted()
                                            .collect(Collectors.joining(" ")),
                                    String.valueOf(chunks),
                                    String.valueOf(part.padded())));
                });
        return new Table(
                "Partition: " + name,
                List.of("part", "utterances", "speakers", "chunks", "padded"),
                rows,
                List.of(
                        "Chunks of "
                                + fold.train().chunks().length()
                                + " frames, "
                                + fold.train().chunks().count()
                                + " x "
                                + fold.train().chunks().scale()
                                + " an utterance; padded: shorter than one chunk."));
    }

    private Optional<Table> targets(List<Cell> cells, Data data) {
        TargetTable targets = new TargetTable();
        for (Arm arm : experiment.arms()) {
            Optional<Cell> cell =
                    cells.stream()
                            .filter(c -> c.arm() == arm && c.kind() == Cell.Kind.PRETRAIN)
                            .findFirst();
            if (cell.isPresent()) {
                Fold fold = data.pretraining(cell.get());
                for (LiveTask task :
                        new Training(experiment, data).pretextTasks(cell.get(), fold)) {
                    Map<String, TargetCounts> parts = new HashMap<>();
                    fold.parts().forEach((n, part) -> parts.put(n, Labeling.counts(task, part)));
                    targets.add(arm.name(), task.name(), parts, task.remarks());
                }
            }
        }
        return Optional.of(targets.table()).filter(table -> !table.rows().isEmpty());
    }

    private Optional<Table> labels(List<Cell> cells, Data data) {
        List<List<String>> rows = new ArrayList<>();
        for (double budget : experiment.settings().budgets()) {
            cells.stream()
                    .filter(c -> c.kind() != Cell.Kind.PRETRAIN && c.budget() == budget)
                    .findFirst()
                    .ifPresent(
                            cell -> {
                                Training training = new Training(experiment, data);
                                Fold labeled = training.labeled(cell);
                                LiveTask task =
                                        training.downstream(cell, labeled, Optional.empty());
                                rows.add(
                                        List.of(
                                                Cell.percent(budget) + " %",
                                                told(Labeling.counts(task, labeled.train())),
                                                told(Labeling.counts(task, labeled.test()))));
                            });
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Table(
                                "Labels",
                                List.of("budget", "training part", "test part"),
                                rows,
                                List.of()));
    }

    private static String told(TargetCounts counts) {
        return counts.targetsInWords()
                + (counts.without() == 0 ? "" : "; none: " + counts.reasonsInWords());
    }

    private Table effort(List<Cell> cells, Data data) {
        Cell any = cells.get(0);
        Fold fold = data.fold(any.fold());
        ExperimentSettings s = experiment.settings();
        int size = Math.min(s.batch(), fold.train().size());
        double seconds = secondsPerStep(any, fold, size);
        long state;
        try (Learner learner = new Networks(experiment.encoder()).open(any, fold, 1e-3)) {
            state =
                    learner.state().tensors().values().stream()
                            .mapToLong(t -> t.toDoubles().length * (long) Float.BYTES)
                            .sum();
        }
        List<List<String>> rows = new ArrayList<>();
        double total = 0;
        for (Cell.Kind kind : Cell.Kind.values()) {
            List<Cell> of = cells.stream().filter(c -> c.kind() == kind).toList();
            if (of.isEmpty()) {
                continue;
            }
            double steps = 0;
            for (Cell cell : of) {
                steps += steps(cell, fold, s);
            }
            total += steps * seconds;
            rows.add(
                    List.of(
                            kind.name().toLowerCase(Locale.ROOT),
                            String.valueOf(of.size()),
                            String.format(Locale.ROOT, "%.0f", steps),
                            minutes(steps * seconds)));
        }
        rows.add(List.of("all", String.valueOf(cells.size()), "", minutes(total / s.jobs())));
        Runtime runtime = Runtime.getRuntime();
        return new Table(
                "Effort at most, without early stopping",
                List.of("cells", "number", "steps", "time"),
                rows,
                List.of(
                        String.format(
                                Locale.ROOT,
                                "One step of %d utterances took %.1f ms here; evaluation counted"
                                        + " as a third of a step an utterance; the last row with"
                                        + " %d cells at once.",
                                size,
                                1000 * seconds,
                                s.jobs()),
                        String.format(
                                Locale.ROOT,
                                "Memory: heap %d of %d MB in use now. Disk: about %.0f MB for"
                                        + " checkpoints (two copies of %.1f MB a network).",
                                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                                runtime.maxMemory() >> 20,
                                2e-6 * state * cells.size(),
                                1e-6 * state)));
    }

    private static double steps(Cell cell, Fold fold, ExperimentSettings s) {
        double share = cell.kind() == Cell.Kind.FINETUNE ? cell.budget() / 100 : 1;
        double train =
                Math.max(s.epoch_steps(), Math.ceil(share * fold.train().size() / s.batch()));
        double evaluation = share * fold.development().size() / s.batch() / 3;
        return switch (cell.kind()) {
            case PRETRAIN -> s.pretrain_epochs() * (train + evaluation);
            case FINETUNE -> s.finetune_epochs() * (train + evaluation);
            case CLASSICAL -> 0;
        };
    }

    private double secondsPerStep(Cell cell, Fold fold, int size) {
        try (Learner learner = new Networks(experiment.encoder()).open(cell, fold, 1e-3)) {
            String name = "timing";
            learner.add(name, Head.utterance(2), 0);
            Batch batch = fold.train().batch(IntStream.range(0, size).toArray());
            long begun = 0;
            for (int step = 0; step < WARM_UP + TIMED; step++) {
                halt.check();
                if (step == WARM_UP) {
                    begun = System.nanoTime();
                }
                Outputs outputs =
                        learner.forward(batch, Set.of(name), new Learner.Mode(true, step))
                                .get(name);
                learner.backward(
                        Map.of(name, outputs.values().clone()), new Learner.Update(1, 1, false));
            }
            return (System.nanoTime() - begun) / 1e9 / TIMED;
        }
    }

    private static String minutes(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }
}
