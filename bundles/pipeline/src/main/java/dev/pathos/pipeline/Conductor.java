package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Provenance;
import dev.pathos.api.run.Reporter;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.Table;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Carries out the cells of an experiment that are missing, several at once, and adds them up. */
final class Conductor {
    private final Experiment experiment;
    private final ExperimentFolder folder;
    private final String resolved;
    private final FeatureCache cache;
    private final Function<Map<String, String>, Provenance> origin;
    private final List<RunListener> listeners;
    private final List<Reporter> reporters;
    private final Halt halt;
    private final AtomicInteger ended = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    Conductor(
            Experiment experiment,
            ExperimentFolder folder,
            String resolved,
            FeatureCache cache,
            Function<Map<String, String>, Provenance> origin,
            List<RunListener> listeners,
            List<Reporter> reporters,
            Halt halt) {
        this.experiment = experiment;
        this.folder = folder;
        this.resolved = resolved;
        this.cache = cache;
        this.origin = origin;
        this.listeners = listeners;
        this.reporters = reporters;
        this.halt = halt;
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
        List<Cell> cells = Cell.expand(experiment);
        try {
            Data data =
                    Data.read(
                            experiment,
                            cache,
                            halt,
                            (done, total) ->
                                    whole.progress(
                                            Map.of(
                                                    "phase",
                                                    "reading sound and features",
                                                    "done",
                                                    done,
                                                    "total",
                                                    total,
                                                    "text",
                                                    "")));
            inWords(() -> data.ledger().write(folder.path().resolve("ledger.csv")));
            String provenance = provenance(data, whole);
            train(cells, data, provenance);
            List<Table> tables = results(cells, data);
            if (halt.requested()) {
                throw new Halt.Halted();
            }
            if (!failures.isEmpty()) {
                throw new Problem(
                        failures.size()
                                + " of "
                                + cells.size()
                                + " cells failed, the first: "
                                + failures.peek(),
                        folder.path().toString(),
                        "mend the cause, then: ./pathos resume " + name);
            }
            return tables;
        } catch (Halt.Halted e) {
            throw new Problem(
                    "halted, nothing is lost", name, "go on with: ./pathos resume " + name, e);
        }
    }

    private String provenance(Data data, RunFolder whole) {
        Provenance now = origin.apply(data.digests());
        String json = Origin.json(now);
        Path file = folder.path().resolve("provenance.json");
        if (Files.exists(file)) {
            inWords(
                    () -> {
                        Map<String, String> changed = Origin.read(file).differences(now);
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
            folder.write("provenance.json", json);
        }
        return json;
    }

    /** Chains of cells that follow one another run at once with other chains. */
    private void train(List<Cell> cells, Data data, String provenance) {
        Map<String, List<Cell>> chains = new LinkedHashMap<>();
        for (Cell cell : cells) {
            String chain = cell.arm().name() + "/" + cell.fold() + "/" + cell.seed();
            chains.computeIfAbsent(chain, c -> new ArrayList<>()).add(cell);
        }
        ExecutorService pool = Executors.newFixedThreadPool(experiment.settings().jobs());
        for (List<Cell> chain : chains.values()) {
            pool.execute(() -> chain.forEach(c -> attempt(c, data, provenance, cells.size())));
        }
        pool.shutdown();
        try {
            while (!pool.awaitTermination(1, TimeUnit.HOURS)) {
                // a study takes as long as it takes
            }
        } catch (InterruptedException e) {
            halt.request();
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Cell cell, Data data, String provenance, int total) {
        if (halt.requested()) {
            return;
        }
        RunFolder run =
                new RunFolder(cell.id(), folder.cells().resolve(cell.id()), listeners, halt);
        if (run.done()) {
            told(run, "skipped", total, "done before");
            return;
        }
        try {
            Instant begun = Instant.now();
            run.write("config.json", resolved);
            run.write("provenance.json", provenance);
            data.ledger().write(run.folder().resolve("ledger.csv"));
            told(run, "begun", total, "");
            carryOut(cell, data, run);
            run.write(
                    "run.json",
                    Json.createObjectBuilder()
                            .add("id", cell.id())
                            .add("arm", cell.arm().name())
                            .add("fold", cell.fold())
                            .add("seed", cell.seed())
                            .add("budget", cell.budget())
                            .add("ended", Instant.now().toString())
                            .add("seconds", Duration.between(begun, Instant.now()).toSeconds())
                            .build()
                            .toString());
            ended.incrementAndGet();
            told(run, "done", total, "");
        } catch (Halt.Halted e) {
            told(run, "halted", total, "");
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            // one cell that fails must not cost the others; it is told at the end
            String reason = Reasons.of(e);
            failures.add(cell.id() + ": " + reason);
            told(run, "failed", total, reason);
            run.debug(e);
        }
    }

    private void carryOut(Cell cell, Data data, RunFolder run) {
        Training training = new Training(experiment, data);
        switch (cell.kind()) {
            case PRETRAIN -> training.pretrain(cell, run);
            case FINETUNE -> training.finetune(cell, run, pretrained(cell));
            case CLASSICAL -> training.classical(cell, run);
            default -> throw new IllegalStateException(cell.kind().name());
        }
    }

    private Optional<RunFolder> pretrained(Cell cell) {
        if (cell.arm().pretext().isEmpty()) {
            return Optional.empty();
        }
        String id = cell.pretraining().id();
        RunFolder run = new RunFolder(id, folder.cells().resolve(id), List.of(), halt);
        if (!run.done()) {
            throw new Problem("its pre-training did not end well", id, "see that cell's failure");
        }
        return Optional.of(run);
    }

    private void told(RunFolder run, String state, int total, String text) {
        run.event(
                0,
                "cell",
                Map.of(
                        "id", run.id(),
                        "state", state,
                        "cells_done", ended.get(),
                        "cells_total", total,
                        "text", text));
    }

    private List<Table> results(List<Cell> cells, Data data) {
        String protocol = Protocol.describe(experiment, data);
        List<Table> tables = new ArrayList<>();
        inWords(
                () -> {
                    Results results = new Results(experiment, cells, folder.cells(), protocol);
                    Map<Results.System, Scores> systems = results.systems();
                    tables.add(results.comparison(systems));
                    Table pretext = results.pretext();
                    if (!pretext.rows().isEmpty()) {
                        tables.add(pretext);
                    }
                    folder.write(
                            "results.json",
                            ResultsFile.of(
                                            experiment,
                                            protocol,
                                            cells,
                                            folder.cells(),
                                            systems,
                                            tables,
                                            data.ledger().totals())
                                    .toString());
                    for (Reporter reporter : reporters) {
                        reporter.report(folder.path());
                    }
                });
        return tables;
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
