package dev.pathos.pipeline;

import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Provenance;
import dev.pathos.api.run.Reporter;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Carries an experiment through: reads its data, has its cells run, adds them up. */
final class Conductor {
    private final Experiment experiment;
    private final ExperimentFolder folder;
    private final String resolved;
    private final FeatureCache cache;
    private final Function<Map<String, String>, Provenance> origin;
    private final List<RunListener> listeners;
    private final List<Reporter> reporters;
    private final Halt halt;
    private final LiveExperiment live;
    private final Predicate<Cell> wanted;

    /**
     * Prepares to carry out an experiment.
     *
     * @param wanted which of its trainings to carry out
     */
    Conductor(
            Experiment experiment,
            ExperimentFolder folder,
            String resolved,
            FeatureCache cache,
            Function<Map<String, String>, Provenance> origin,
            List<RunListener> listeners,
            List<Reporter> reporters,
            Halt halt,
            LiveExperiment live,
            Predicate<Cell> wanted) {
        this.experiment = experiment;
        this.folder = folder;
        this.resolved = resolved;
        this.cache = cache;
        this.origin = origin;
        this.listeners = listeners;
        this.reporters = reporters;
        this.halt = halt;
        this.live = live;
        this.wanted = wanted;
    }

    /**
     * Does what is missing.
     *
     * @return the experiment's tables
     * @throws Problem if it was halted or a cell failed; everything else is done and kept
     */
    List<Table> conduct() {
        String name = folder.path().getFileName().toString();
        RunFolder whole = new RunFolder(name, folder.path(), listeners, halt);
        Phases phases = new Phases();
        try {
            tellName(whole, name);
            phases.begin(experiment.reading());
            Data data = read(whole);
            Path ledger = folder.path().resolve("ledger.csv");
            inWords(() -> data.ledger().write(ledger));
            Stream.of(data.ledger().failures(), data.ledger().faceless())
                    .flatMap(Optional::stream)
                    .forEach(text -> note(whole, text + "; all in " + ledger));
            phases.begin("looking for leaks");
            LeakageCheck check = guarded(data, whole);
            phases.end();
            List<Cell> cells = data.cells().stream().filter(wanted).toList();
            Map<String, String> record =
                    Map.of("config.json", resolved, "provenance.json", provenance(data, whole));
            CellRunner runner =
                    new CellRunner(experiment, data, folder.cells(), record, listeners, halt, live);
            phases.begin("training");
            List<String> failures = runner.run(cells);
            phases.begin("comparing systems");
            List<Table> tables = results(cells, data, check, phases);
            if (halt.requested()) {
                throw new Halt.Halted();
            }
            if (!failures.isEmpty()) {
                throw new Problem(
                        failures.size()
                                + " of "
                                + cells.size()
                                + " cells failed, the first: "
                                + failures.get(0),
                        folder.path().toString(),
                        "mend the cause, then: ./pathos resume " + name);
            }
            return tables;
        } catch (Halt.Halted e) {
            throw new Problem(
                    "halted, nothing is lost", name, "go on with: ./pathos resume " + name, e);
        }
    }

    /** Tells at the beginning that it got a name of its own, as it is not the first of its name. */
    private void tellName(RunFolder whole, String name) {
        String wanted = experiment.name();
        if (name.matches(Pattern.quote(wanted) + "-\\d+") && Files.notExists(folder.cells())) {
            note(whole, "it is called " + name + ", as there is an experiment " + wanted);
        }
    }

    private Data read(RunFolder whole) {
        return Data.read(
                experiment,
                cache,
                halt,
                (done, total) -> progress(whole, experiment.reading(), done, total));
    }

    /** Looks for leaks before anything is trained; those let pass are told at once. */
    private LeakageCheck guarded(Data data, RunFolder whole) {
        LeakageCheck check =
                data.guarded(
                        halt, (done, total) -> progress(whole, "looking for leaks", done, total));
        if (!check.found().isEmpty()) {
            note(whole, check.describe());
        }
        return check;
    }

    private static void note(RunFolder whole, String text) {
        whole.event(0, "note", Map.of("text", text));
    }

    private static void progress(RunFolder whole, String phase, int done, int total) {
        whole.progress(Map.of("phase", phase, "done", done, "total", total, "text", ""));
    }

    private String provenance(Data data, RunFolder whole) {
        Provenance now = origin.apply(data.digests());
        String json = Origin.json(now);
        Path file = folder.path().resolve(ExperimentFolder.PROVENANCE);
        if (Files.exists(file)) {
            inWords(
                    () -> {
                        Provenance before = Origin.read(file);
                        folder.checkConfig(before.configuration());
                        Map<String, String> changed = before.differences(now);
                        for (String what : changed.keySet()) {
                            if (what.startsWith("data ")) {
                                throw new Problem(
                                        "the data changed since the experiment began: "
                                                + what.substring(5),
                                        folder.path().toString(),
                                        "restore the file, or run the configuration anew");
                            }
                        }
                        if (!changed.isEmpty()) {
                            whole.event(0, "changed", new LinkedHashMap<>(changed));
                        }
                    });
        } else {
            folder.write(ExperimentFolder.PROVENANCE, json);
        }
        return json;
    }

    private List<Table> results(List<Cell> cells, Data data, LeakageCheck check, Phases phases) {
        String protocol =
                Description.describe(experiment, data) + " " + check.describe() + exchanged(cells);
        List<Table> tables = new ArrayList<>();
        inWords(
                () -> {
                    Results results =
                            new Results(
                                    experiment,
                                    cells,
                                    folder.cells(),
                                    protocol,
                                    data::labeledMinutes);
                    Map<Results.System, Scores> systems = results.systems();
                    List<Standing> standings = Standing.of(systems);
                    if (!standings.isEmpty()) {
                        tables.add(results.comparison(standings));
                    }
                    Table pretext = results.pretext();
                    if (!pretext.rows().isEmpty()) {
                        tables.add(pretext);
                    }
                    phases.end();
                    folder.write(
                            "results.json",
                            ProtocolFile.beside(
                                            results.file(standings, tables, data.ledger().totals()),
                                            experiment,
                                            data.partitions(),
                                            check,
                                            phases)
                                    .toString());
                    folder.write(
                            "worst-clips.json",
                            WorstClips.of(systems, cells, folder.cells(), data.samples())
                                    .build()
                                    .toString());
                    // the report draws them as histograms, from the same files
                    Table targets = results.targets();
                    if (!targets.rows().isEmpty()) {
                        tables.add(targets);
                    }
                    for (Reporter reporter : reporters) {
                        reporter.report(folder.path());
                    }
                });
        return tables;
    }

    /** Says whose tasks were exchanged: such a pre-training is not what the configuration says. */
    private String exchanged(List<Cell> cells) {
        StringBuilder words = new StringBuilder();
        for (Cell cell : cells) {
            Path place = folder.cells().resolve(cell.id());
            if (cell.kind() == Cell.Kind.PRETRAIN && Files.isDirectory(place)) {
                List<Exchange> exchanges =
                        new RunFolder(cell.id(), place, List.of(), halt).exchanges();
                if (!exchanges.isEmpty()) {
                    words.append(words.isEmpty() ? " Tasks were exchanged while it ran: " : "; ")
                            .append(cell.id())
                            .append(" (")
                            .append(
                                    exchanges.size() == 1
                                            ? exchanges.get(0).words()
                                            : exchanges.size() + " times, see its events.jsonl")
                            .append(")");
                }
            }
        }
        return words.isEmpty() ? "" : words.append('.').toString();
    }

    /** Something that may fail for reasons of disk. */
    private interface Filing {
        void file() throws IOException;
    }

    private void inWords(Filing filing) {
        try {
            filing.file();
        } catch (IOException e) {
            throw new Problem(
                    "could not read or write the experiment's record: " + Reasons.of(e),
                    folder.path().toString(),
                    "free space or mend permissions, then resume the experiment",
                    e);
        }
    }
}
