package dev.pathos.pipeline;

import dev.pathos.api.run.State;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pretext tasks of one pre-training: those that it begins with and those that come later. */
final class Pretext implements LiveTraining.Newcomers {
    private final Experiment experiment;
    private final Cell cell;
    private final Fold fold;
    private final Parts parts;

    /**
     * The tasks of a cell.
     *
     * @param parts makes tasks that come later; null where none can
     */
    Pretext(Experiment experiment, Cell cell, Fold fold, Parts parts) {
        this.experiment = experiment;
        this.cell = cell;
        this.fold = fold;
        this.parts = parts;
    }

    /**
     * The tasks that a training begins or goes on with, fitted on the fold's training part or
     * restored.
     *
     * @param exchanges those of the record; the checkpoint tells how many it has seen
     * @param checkpoint where the training goes on, or empty for the arm's own tasks
     * @param training takes over tasks that are not the arm's
     */
    List<LiveTask> tasks(
            List<Exchange> exchanges, Optional<State> checkpoint, LiveTraining training) {
        List<Exchange.Seat> seats =
                cell.arm().pretext().stream()
                        .map(p -> new Exchange.Seat(p.source(), p.weight()))
                        .toList();
        for (Exchange exchange : exchanges.subList(0, seen(checkpoint))) {
            seats = exchange.apply(seats);
        }
        List<LiveTask> tasks = new ArrayList<>();
        for (Exchange.Seat seat : seats) {
            tasks.add(task(seat, checkpoint, training));
        }
        return tasks;
    }

    /** The exchanges that a training does again after its checkpoint. */
    List<Exchange> replays(List<Exchange> exchanges, Optional<State> checkpoint) {
        return exchanges.subList(seen(checkpoint), exchanges.size());
    }

    private static int seen(Optional<State> checkpoint) {
        return checkpoint.map(c -> LoopState.of(c.beneath("loop/")).segment()).orElse(0);
    }

    private LiveTask task(Exchange.Seat seat, Optional<State> checkpoint, LiveTraining training) {
        Optional<State> saved =
                checkpoint.map(c -> c.beneath("task/" + seat.source().name() + "/"));
        Optional<Arm.Named> own =
                cell.arm().pretext().stream()
                        .filter(p -> p.source().equals(seat.source()))
                        .findFirst();
        if (own.isPresent()) {
            return labeled(seat.source(), own.get().task(), seat.weight(), saved, Duration.ZERO);
        }
        LiveTraining.Newcomer newcomer = newcomer(seat.source(), seat.weight(), saved);
        training.take(newcomer);
        return newcomer.task();
    }

    @Override
    public LiveTraining.Newcomer make(Source source, double weight) {
        return newcomer(source, weight, Optional.empty());
    }

    private LiveTraining.Newcomer newcomer(Source source, double weight, Optional<State> saved) {
        Source found = source.sha256().isEmpty() ? source : parts.recorded(source);
        Parts.Lone lone = parts.make(found);
        LiveTask task = null;
        try {
            task = labeled(lone.source(), lone.task(), weight, saved, experiment.fitDeadline());
            if (saved.isEmpty()) {
                Trial.of(task, fold.train());
            }
            return new LiveTraining.Newcomer(task, lone.run(), lone.end());
        } catch (RuntimeException e) {
            if (task != null) {
                task.thread().close();
            }
            lone.end().run();
            throw e;
        }
    }

    private LiveTask labeled(
            Source source,
            PretextTask task,
            double weight,
            Optional<State> saved,
            Duration fitDeadline) {
        LiveTask labeled =
                Labeling.of(
                        source,
                        task,
                        weight,
                        fold.train().samples(),
                        Data.all(fold),
                        saved,
                        cell.seedOf("task"),
                        new TaskThread(
                                source.name(),
                                source.bundle(),
                                experiment.taskDeadline(),
                                fitDeadline));
        return cell.arm().permuted() ? permuted(labeled) : labeled;
    }

    /** Permuted within training and within development part; the test part keeps its targets. */
    private LiveTask permuted(LiveTask task) {
        long seed = cell.seedOf("permuted " + task.name());
        Map<String, Target> targets = task.targets();
        for (Dataset part : List.of(fold.train(), fold.development())) {
            List<String> ids = part.samples().stream().map(s -> s.utterance().id()).toList();
            targets = LabelBudget.permuted(targets, ids, seed);
        }
        return task.aiming(targets);
    }
}
