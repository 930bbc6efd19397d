package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Outputs;
import dev.pathos.pipeline.TrainingTimes.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one training loop: pre-training, fine-tuning and multitask training differ only in the tasks
 * and the data it is given.
 *
 * <p>It saves its whole state after each epoch, while it goes on, and when it is halted; continued
 * from there it does exactly what it would have done. It ends with the weights of the best epoch on
 * the development part, or of the last one if there is no development part. Between two steps its
 * tasks may be exchanged ({@link TaskSet}); each exchange begins a segment, and epochs are compared
 * within one.
 */
final class TrainingLoop {
    private static final int[] NONE = {};

    private final Learner learner;
    private final Recipe recipe;
    private final Dataset train;
    private final Dataset development;
    private final State fitted;
    private final RunFolder run;
    private final TaskSet set;
    private final LeftOutParts leftOut;
    private final TrainingTimes times = new TrainingTimes();

    private LoopState at = LoopState.START;
    private int[] order = NONE;
    private int stepsOfEpoch;
    private Map<String, double[]> losses = new TreeMap<>();
    private final EpochNotes notes = new EpochNotes();
    private State best = State.EMPTY;
    private final ComingBatches coming;
    private final CheckpointWriter writer;

    /**
     * Prepares a loop.
     *
     * @param learner trunk and heads, one head a task
     * @param recipe how to train
     * @param set what to train
     * @param train the training part
     * @param development the development part; may be empty
     * @param fitted values that belong into every checkpoint: normalisation and chunking
     * @param run where to record
     */
    TrainingLoop(
            Learner learner,
            Recipe recipe,
            TaskSet set,
            Dataset train,
            Dataset development,
            State fitted,
            RunFolder run) {
        this.learner = learner;
        this.recipe = recipe;
        this.set = set;
        this.train = train;
        this.development = development;
        this.fitted = fitted;
        this.run = run;
        this.leftOut = new LeftOutParts(run);
        this.coming = new ComingBatches(train, development, recipe.batch(), times);
        this.writer = new CheckpointWriter(run.checkpoints());
    }

    /**
     * Trains to the end.
     *
     * @param checkpoint where to go on, or empty to begin
     * @return the tasks as they were last fitted
     * @throws Halt.Halted if it was halted; the checkpoint is saved
     */
    List<LiveTask> run(Optional<State> checkpoint) {
        times.begin();
        try {
            return train(checkpoint);
        } finally {
            coming.close();
            writer.close();
        }
    }

    /** Where the time goes. */
    TrainingTimes times() {
        return times;
    }

    private List<LiveTask> train(Optional<State> checkpoint) {
        checkpoint.ifPresentOrElse(this::restore, () -> run.rewindMetrics(LoopState.START));
        while (at.epoch() < recipe.epochs() && at.stale() < recipe.patience()) {
            settle();
            if (run.halting()) {
                save();
                writer.await();
                run.event(at.step(), "halted", Map.of("epoch", at.epoch()));
                throw new Halt.Halted();
            }
            times.lap(Part.RECORDS);
            if (order.length == 0) {
                order = beginEpoch();
                stepsOfEpoch = steps();
            }
            if (!coming.planned(at.epoch())) {
                coming.plan(at.epoch(), order, at.inEpoch(), nextOrder());
                times.lap(Part.EPOCHS);
            }
            step(coming.next());
            tellProgress();
            if (at.inEpoch() == stepsOfEpoch) {
                endEpoch();
            }
            times.lap(Part.RECORDS);
        }
        writer.await();
        times.lap(Part.CHECKPOINTS);
        learner.restore(best);
        return tasks();
    }

    /** Exchanges what is due, and waits while it is paused or has no tasks. */
    private void settle() {
        String waiting = "";
        while (true) {
            for (TaskSet.Due due = set.due(at.step()); due != null; due = set.due(at.step())) {
                exchange(due);
            }
            String idle = set.idle();
            set.tell(at, total(), recipe.epochs(), idle.isEmpty() ? "training" : idle);
            if (idle.isEmpty() || run.halting()) {
                return;
            }
            if (!idle.equals(waiting)) {
                // whoever kills a training that waits loses nothing
                save();
                writer.await();
                run.event(at.step(), "waits", Map.of("why", idle));
                waiting = idle;
            }
            times.lap(Part.RECORDS);
            set.await(run::halting);
            times.lap(Part.PAUSED);
        }
    }

    /** Puts one set of tasks in the place of another; the trunk and the staying heads keep all. */
    private void exchange(TaskSet.Due due) {
        long begin = System.nanoTime();
        if (!set.exchange(due, learner)) {
            return;
        }
        losses.forEach((task, sum) -> metric("train", task, "loss", sum[0] / sum[1]));
        losses = new TreeMap<>();
        at = at.exchanged();
        best = State.EMPTY;
        set.adopted(due, at, System.nanoTime() - begin, run);
    }

    private int[] beginEpoch() {
        set.refit(at.epoch(), learner, train, development, recipe.seed(), this::failed)
                .forEach(notes::fit);
        int[] useful = useful();
        if (useful.length == 0) {
            throw new Problem(
                    "no utterance of the training part has a target",
                    "run " + run.id() + ", tasks " + names(),
                    "see the reasons in " + run.folder().resolve("targets.csv"));
        }
        return order(useful, at.epoch());
    }

    private int[] order(int[] useful, int epoch) {
        return set.order(
                useful,
                recipe.epochSteps() * recipe.batch(),
                Seeds.random(recipe.seed(), "batch-order", epoch));
    }

    /** The order of the epoch to come, if tasks stay as they are; empty if there is none. */
    private int[] nextOrder() {
        boolean last = at.epoch() + 1 >= recipe.epochs();
        int[] useful = last ? NONE : useful();
        return useful.length == 0 ? NONE : order(useful, at.epoch() + 1);
    }

    private int[] useful() {
        return IntStream.range(0, train.size())
                .filter(i -> tasks().stream().anyMatch(t -> t.target(train.id(i)).present()))
                .toArray();
    }

    private List<LiveTask> tasks() {
        return set.tasks();
    }

    private void step(Batches.Ready next) {
        times.lap(Part.WAITING);
        Batch batch = next.batch();
        int[] indices = next.indices();
        Map<String, Outputs> outputs =
                learner.forward(batch, names(), new Learner.Mode(true, at.step()));
        times.lap(Part.FORWARD);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (LiveTask task : tasks()) {
            try {
                Outputs all = outputs.get(task.name());
                Rows rows = Rows.gather(task, all, batch, train, indices);
                if (rows.from().length == 0) {
                    continue;
                }
                float[] gradient = new float[rows.outputs().values().length];
                double loss = task.objective().loss(rows.outputs(), rows.targets(), gradient);
                leftOut.wentWell(task);
                gradients.put(task.name(), rows.scatter(gradient, task.weight(), all));
                double[] sum = losses.computeIfAbsent(task.name(), n -> new double[2]);
                sum[0] += loss;
                sum[1]++;
            } catch (TaskFailure e) {
                failed(task, e);
            }
        }
        times.lap(Part.OBJECTIVES);
        boolean frozen = at.epoch() < recipe.frozenEpochs();
        if (at.inEpoch() == 0 && gradients.size() > 1 && !frozen) {
            notes.gradients(learner.trunkGradients(gradients));
            times.lap(Part.EPOCHS);
        }
        double norm =
                learner.backward(gradients, new Learner.Update(at.rate(), recipe.clip(), frozen));
        times.lap(Part.BACKWARD);
        times.stepped(batch.utterances(), Arrays.stream(batch.chunks()).sum());
        if (!Double.isFinite(norm)) {
            run.event(
                    at.step(),
                    "left-out",
                    Map.of(
                            "task",
                            names().toString(),
                            "reason",
                            "gradient of the trunk not finite"));
        }
        at = at.stepped();
    }

    private void failed(LiveTask task, TaskFailure failure) {
        leftOut.failed(at.step(), task, failure);
        if (failure.hung()) {
            set.takeOut(task, failure);
        }
    }

    private void endEpoch() {
        int epoch = at.epoch();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("epoch", epoch + 1);
        told.put("epochs", recipe.epochs());
        notes.flush((task, name, v) -> metric("train", task, name, v));
        if (losses.isEmpty()) {
            leftOut.refuseIfAllFailed();
        }
        losses.forEach((task, sum) -> record("train", task, "loss", sum[0] / sum[1], told));
        losses = new TreeMap<>();
        double score = 0;
        boolean scored = false;
        Map<String, Evaluation> evaluations = evaluate();
        for (LiveTask task : tasks()) {
            Evaluation e = evaluations.get(task.name());
            if (!e.ids().isEmpty()) {
                score += task.weight() * e.score(recipe.byMetric());
                scored = true;
                record("valid", task.name(), "loss", e.loss(), told);
                e.metrics().forEach((m, v) -> record("valid", task.name(), m, v, told));
            }
        }
        metric("train", "all", "rate_factor", at.rate());
        at = at.epochEnded(scored ? score : -at.step(), recipe);
        order = NONE;
        times.lap(Part.RECORDS);
        if (at.bestEpoch() == epoch || best.tensors().isEmpty()) {
            best = learner.state();
        }
        save();
        run.event(at.step(), "epoch", told);
        Map<String, Object> seconds = times.news();
        seconds.put("epoch", epoch + 1);
        run.event(at.step(), "times", seconds);
    }

    private Map<String, Evaluation> evaluate() {
        times.lap(Part.RECORDS);
        long before = coming.waited();
        Map<String, Evaluation> evaluations =
                Evaluation.of(learner, tasks(), development, coming::next, this::failed);
        times.lap(Part.EVALUATION);
        times.waited(Part.EVALUATION, coming.waited() - before);
        return evaluations;
    }

    private void record(String part, String task, String name, double v, Map<String, Object> told) {
        metric(part, task, name, v);
        if (Double.isFinite(v)) {
            told.put(part + "/" + task + "/" + name, v);
        }
    }

    private void metric(String part, String task, String name, double v) {
        run.metric(at.step(), at.epoch(), at.segment(), part, task, name, v);
    }

    private long total() {
        return (long) stepsOfEpoch * recipe.epochs();
    }

    private int steps() {
        return (order.length + recipe.batch() - 1) / recipe.batch();
    }

    private void tellProgress() {
        double loss = losses.values().stream().mapToDouble(s -> s[0] / s[1]).sum();
        run.progress(
                Map.of(
                        "phase",
                        run.id(),
                        "done",
                        at.step(),
                        "total",
                        total(),
                        "text",
                        String.format(
                                Locale.ROOT,
                                "epoch %d/%d loss %.3f",
                                at.epoch() + 1,
                                recipe.epochs(),
                                loss)));
    }

    /** Begins to save; until that is awaited nothing that was given to it may change. */
    private void save() {
        times.lap(Part.RECORDS);
        State sums = State.of(losses).under("sums/").and(notes.state().under("notes/"));
        double[] going = Arrays.stream(order).asDoubleStream().toArray();
        State all = learner.state().under("learner/").and(at.state().under("loop/")).and(sums);
        writer.begin(
                at.step(),
                at.epoch(),
                all.and(best.under("best/"))
                        .and(fitted)
                        .and(set.state())
                        .and(State.of(Map.of("order", going))));
        times.lap(Part.CHECKPOINTS);
    }

    private void restore(State saved) {
        learner.restore(saved.beneath("learner/"));
        at = LoopState.of(saved.beneath("loop/"));
        best = saved.beneath("best/");
        order = Arrays.stream(saved.doubles("order")).mapToInt(d -> (int) d).toArray();
        stepsOfEpoch = steps();
        set.restore(saved);
        notes.restore(saved.beneath("notes/"));
        losses = new TreeMap<>();
        State sums = saved.beneath("sums/");
        sums.tensors().keySet().forEach(name -> losses.put(name, sums.doubles(name)));
        run.rewindMetrics(at);
        run.event(at.step(), "resumed", Map.of("epoch", at.epoch()));
    }

    private Set<String> names() {
        return tasks().stream().map(LiveTask::name).collect(Collectors.toSet());
    }
}
