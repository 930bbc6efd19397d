package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Experiments side by side.
 *
 * @param runs at least two, under names of their own
 */
record ComparedRuns(List<ComparedRun> runs) {
    /** Reads experiments; two folders of one name are told apart by a number. */
    static ComparedRuns read(List<Path> folders) {
        Set<String> names = new LinkedHashSet<>();
        List<ComparedRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            String stem = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            String name = stem;
            for (int n = 2; !names.add(name); n++) {
                name = stem + " (" + n + ")";
            }
            runs.add(ComparedRun.of(name, Experiment.read(folder)));
        }
        return new ComparedRuns(runs);
    }

    /** Every system, under the name of its run, as far as they are compared by one metric. */
    Systems systems() {
        String metric =
                runs.stream()
                        .filter(r -> !r.systems().all().isEmpty())
                        .map(r -> r.systems().metric())
                        .findFirst()
                        .orElse(runs.get(0).systems().metric());
        List<Systems.One> all = new ArrayList<>();
        for (ComparedRun run : runs) {
            if (run.systems().metric().equals(metric)) {
                run.systems().all().forEach(s -> all.add(s.named(run.name() + " · " + s.arm())));
            }
        }
        return new Systems(metric, 0, all);
    }

    /** The runs that have nothing to compare. */
    List<String> without() {
        return runs.stream()
                .filter(
                        r ->
                                r.systems().all().isEmpty()
                                        || !r.systems().metric().equals(systems().metric()))
                .map(ComparedRun::name)
                .toList();
    }

    /** Every system of every run in one table. */
    Table comparison() {
        Systems systems = systems();
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun run : runs) {
            if (without().contains(run.name())) {
                continue;
            }
            for (Systems.One s : run.systems().all()) {
                Optional<Systems.Difference> d = s.minusScratch();
                rows.add(
                        List.of(
                                run.name(),
                                s.arm(),
                                Words.percent(s.budget()),
                                s.minutes() > 0 ? LogAxis.label(s.minutes()) : "-",
                                systems.text(s.f1()),
                                d.map(v -> systems.text(v.value())).orElse("-"),
                                d.map(v -> Words.probability(v.holm())).orElse("-"),
                                systems.text(s.seedSpread())));
            }
        }
        return new Table(
                "Every system of every experiment",
                List.of(
                        "experiment",
                        "arm",
                        "labels",
                        "minutes",
                        systems.metricInWords() + systems.unit(),
                        "minus scratch",
                        "p (Holm)",
                        "seed SD"),
                rows,
                List.of(
                        "Brackets: 95 % interval over test speakers. Differences and p compare arms"
                                + " within an experiment; across experiments nothing was tested."));
    }

    /** What must be the same for numbers to be comparable, side by side. */
    Table protocols() {
        return sideBySide("Protocols", ComparedRun::protocol, false);
    }

    /** What may be meant to differ, side by side. */
    Table setups() {
        return sideBySide("Set-up", ComparedRun::setup, false);
    }

    /** The part of the protocol in which the experiments differ; no rows if they do not. */
    Table differences() {
        return sideBySide("The protocols differ", ComparedRun::protocol, true);
    }

    private Table sideBySide(
            String title, Function<ComparedRun, Map<String, String>> of, boolean differing) {
        List<String> header = new ArrayList<>(List.of("what"));
        runs.forEach(r -> header.add(r.name()));
        List<List<String>> rows = new ArrayList<>();
        for (String what : of.apply(runs.get(0)).keySet()) {
            List<String> row = new ArrayList<>(List.of(what));
            runs.forEach(r -> row.add(of.apply(r).get(what)));
            if (!differing || new LinkedHashSet<>(row.subList(1, row.size())).size() > 1) {
                rows.add(row);
            }
        }
        return new Table(title, header, rows, List.of());
    }
}
