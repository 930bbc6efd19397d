package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunListener;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the cells that are missing, several at once, each in its own folder. */
final class CellRunner {
    private final Experiment experiment;
    private final Data data;
    private final Path folder;
    private final Map<String, String> record;
    private final List<RunListener> listeners;
    private final Halt halt;
    private final LiveExperiment live;
    private final AtomicInteger ended = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * Prepares to run cells.
     *
     * @param experiment the experiment
     * @param data what the cells share
     * @param folder the folder of the cells' folders
     * @param record files that each cell's folder begins with, by name
     * @param listeners are told of every event
     * @param halt stops between and within cells
     * @param live the experiment as it is seen from outside
     */
    CellRunner(
            Experiment experiment,
            Data data,
            Path folder,
            Map<String, String> record,
            List<RunListener> listeners,
            Halt halt,
            LiveExperiment live) {
        this.experiment = experiment;
        this.data = data;
        this.folder = folder;
        this.record = record;
        this.listeners = listeners;
        this.halt = halt;
        this.live = live;
    }

    /**
     * Runs what is missing; cells of one arm, fold and seed follow one another.
     *
     * @return what failed and why, in order; everything else is done, or was halted
     */
    List<String> run(List<Cell> cells) {
        Map<String, List<Cell>> chains = new LinkedHashMap<>();
        for (Cell cell : cells) {
            String chain = cell.arm().name() + "/" + cell.fold() + "/" + cell.seed();
            chains.computeIfAbsent(chain, c -> new ArrayList<>()).add(cell);
        }
        ExecutorService pool = Executors.newFixedThreadPool(experiment.settings().jobs());
        for (List<Cell> chain : chains.values()) {
            pool.execute(() -> chain.forEach(c -> attempt(c, cells.size())));
        }
        pool.shutdown();
        awaitEnd(pool);
        return List.copyOf(failures);
    }

    /** A study takes as long as it takes; interrupted, its cells still end with a checkpoint. */
    private void awaitEnd(ExecutorService pool) {
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                // not set again before all is written: it would close the files under the writers
                halt.requestByInterrupt();
            }
        }
    }

    private void attempt(Cell cell, int total) {
        if (halt.requested()) {
            return;
        }
        try {
            RunFolder run = folder(cell, listeners);
            if (run.done()) {
                ended.incrementAndGet();
                told(run, "skipped", total, "done before");
            } else {
                attempt(cell, run, total);
            }
        } catch (Problem e) {
            // a record that cannot be written leaves nowhere to put the reason but here
            failures.add(cell.id() + ": " + e.getMessage());
        }
    }

    private void attempt(Cell cell, RunFolder run, int total) {
        try {
            Instant begun = Instant.now();
            record.forEach(run::write);
            data.ledger().write(run.folder().resolve("ledger.csv"));
            told(run, "begun", total, "");
            Phases phases = new Phases();
            carryOut(cell, run, phases);
            phases.end();
            run.write("run.json", ending(cell, begun, phases));
            ended.incrementAndGet();
            told(run, "done", total, "");
        } catch (Halt.Halted e) {
            told(run, "halted", total, "");
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            // one cell that fails must not cost the others; it is told at the end
            String reason = Reasons.of(e);
            failures.add(cell.id() + ": " + reason);
            try {
                told(run, "failed", total, reason);
                run.debug(e);
            } catch (Problem unwritable) {
                // a full disk fails the cell and then its record: the first reason says it
            }
        }
    }

    private void carryOut(Cell cell, RunFolder run, Phases phases) {
        Training training = new Training(experiment, data, live);
        switch (cell.kind()) {
            case PRETRAIN -> training.pretrain(cell, run, phases);
            case FINETUNE -> training.finetune(cell, run, phases, pretrained(cell));
            case CLASSICAL -> training.classical(cell, run, phases);
            default -> throw new IllegalStateException(cell.kind().name());
        }
    }

    private Optional<RunFolder> pretrained(Cell cell) {
        if (cell.arm().pretext().isEmpty()) {
            return Optional.empty();
        }
        RunFolder run = folder(cell.pretraining(), List.of());
        if (!run.done()) {
            throw new Problem(
                    "its pre-training did not end well", run.id(), "see that cell's failure");
        }
        return Optional.of(run);
    }

    private RunFolder folder(Cell cell, List<RunListener> told) {
        return new RunFolder(cell.id(), folder.resolve(cell.id()), told, halt);
    }

    private static String ending(Cell cell, Instant begun, Phases phases) {
        JsonObjectBuilder record =
                Json.createObjectBuilder()
                        .add("id", cell.id())
                        .add("kind", cell.kind().name().toLowerCase(Locale.ROOT))
                        .add("arm", cell.arm().name())
                        .add("fold", cell.fold())
                        .add("seed", cell.seed())
                        .add("budget", cell.budget())
                        .add("ended", Instant.now().toString())
                        .add("seconds", Duration.between(begun, Instant.now()).toSeconds());
        phases.into(record);
        return record.build().toString();
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
}
