package dev.pathos.pipeline;

import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.State;
import dev.pathos.api.signal.Chunks;
import dev.pathos.api.task.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains the network of one cell: pre-training on pretext tasks, or fine-tuning. */
final class Training {
    private final Experiment experiment;
    private final Data data;
    private final Networks networks;

    Training(Experiment experiment, Data data) {
        this.experiment = experiment;
        this.data = data;
        this.networks = new Networks(experiment.encoder());
    }

    /** Pre-trains an arm's tasks and evaluates each on the fold's test speakers. */
    void pretrain(Cell cell, RunFolder run, Phases phases) {
        phases.begin("data");
        Fold fold = data.pretraining(cell);
        Optional<State> checkpoint = run.checkpoints().latest();
        phases.begin("labels");
        List<LiveTask> tasks = pretextTasks(cell, fold, checkpoint);
        recordTargets(run, tasks, fold);
        ExperimentSettings s = experiment.settings();
        Recipe recipe =
                new Recipe(
                        s.pretrain_epochs(),
                        s.batch(),
                        s.epoch_steps(),
                        s.pretrain_patience(),
                        s.gradient_clip(),
                        s.plateau_factor(),
                        s.plateau_patience(),
                        0,
                        false,
                        cell.seedOf("pretrain"));
        phases.begin("training");
        try (Learner learner = networks.open(cell, fold, s.pretrain_rate())) {
            Networks.addHeads(learner, tasks, cell);
            tasks = loop(learner, recipe, tasks, fold.train(), fold.development(), run, checkpoint);
            phases.begin("evaluation");
            Map<String, Evaluation> test = Evaluation.of(learner, tasks, fold.test());
            for (LiveTask task : tasks) {
                Records.predictions(
                        run, "predictions-" + task.name() + ".csv", task, test, fold.test());
            }
            run.write("summary.json", Records.summary(test));
        }
        if (experiment.baseline().isPresent()) {
            Classical.besidePretext(experiment.baseline().get(), tasks, fold, run);
        }
    }

    /**
     * Fine-tunes the downstream task on the budget's labels.
     *
     * @param phases is told what is done when
     * @param pretrained the pre-training's folder, or empty from scratch
     */
    void finetune(Cell cell, RunFolder run, Phases phases, Optional<RunFolder> pretrained) {
        phases.begin("data");
        Fold labeled = labeled(cell);
        Optional<State> checkpoint = run.checkpoints().latest();
        phases.begin("labels");
        LiveTask task = downstream(cell, labeled, checkpoint);
        recordTargets(run, List.of(task), labeled);
        ExperimentSettings s = experiment.settings();
        Recipe recipe =
                new Recipe(
                        s.finetune_epochs(),
                        s.batch(),
                        s.epoch_steps(),
                        s.finetune_patience(),
                        s.gradient_clip(),
                        s.plateau_factor(),
                        s.plateau_patience(),
                        s.finetune_frozen(),
                        s.finetune_select().equals("metric"),
                        cell.seedOf("finetune"));
        phases.begin("training");
        try (Learner learner = networks.open(cell, labeled, s.finetune_rate())) {
            Networks.addHeads(learner, List.of(task), cell);
            if (checkpoint.isEmpty() && pretrained.isPresent()) {
                Networks.startFrom(learner, pretrained.get());
            }
            List<LiveTask> tasks =
                    loop(
                            learner,
                            recipe,
                            List.of(task),
                            labeled.train(),
                            labeled.development(),
                            run,
                            checkpoint);
            phases.begin("evaluation");
            LiveTask trained = tasks.get(0);
            Map<String, Evaluation> test = Evaluation.of(learner, tasks, labeled.test());
            Records.predictions(run, "predictions.csv", trained, test, labeled.test());
            Embeddings.write(run, learner, trained, test.get(trained.name()), labeled.test());
            new ModelFolder(experiment, cell, trained, labeled.train()).write(run, learner);
            run.write("summary.json", Records.summary(test));
        }
    }

    /** Trains a classical classifier on the budget's labels. */
    void classical(Cell cell, RunFolder run, Phases phases) {
        phases.begin("data");
        Fold labeled = labeled(cell);
        phases.begin("labels");
        LiveTask task = downstream(cell, labeled, Optional.empty());
        recordTargets(run, List.of(task), labeled);
        phases.begin("training");
        Classical.arm(cell, task, labeled, run);
    }

    /** Records targets; what labelers remark is told by the first cell that has their task. */
    private void recordTargets(RunFolder run, List<LiveTask> tasks, Fold fold) {
        Records.targets(run, tasks, fold);
        for (LiveTask task : tasks) {
            List<String> remarks = task.labeler().remarks();
            if (!remarks.isEmpty() && data.untold("remarks of " + task.name())) {
                String text = task.name() + ": " + String.join(" ", remarks);
                run.event(0, "note", Map.of("text", text));
            }
        }
    }

    /** A fold whose training and development parts hold only what the budget allows. */
    Fold labeled(Cell cell) {
        Fold fold = data.fold(cell.fold());
        long choice = cell.seedOf("label-budget");
        Dataset train = fold.train();
        Dataset development = fold.development();
        return new Fold(
                train.of(LabelBudget.choose(train.samples(), cell.budget(), choice)),
                train.of(LabelBudget.choose(development.samples(), cell.budget(), choice)),
                fold.test());
    }

    /** The downstream task, fitted on the labeled training part. */
    LiveTask downstream(Cell cell, Fold labeled, Optional<State> checkpoint) {
        return Labeling.of(
                "downstream",
                experiment.downstream(),
                1,
                labeled.train().samples(),
                Data.all(labeled),
                checkpoint.map(c -> c.beneath("task/downstream/")),
                cell.seedOf("task"));
    }

    /** An arm's pretext tasks, fitted on the fold's training part. */
    List<LiveTask> pretextTasks(Cell cell, Fold fold, Optional<State> checkpoint) {
        List<CorpusSample> all = Data.all(fold);
        return cell.arm().pretext().stream()
                .map(
                        p ->
                                Labeling.of(
                                        p.part(),
                                        p.task(),
                                        p.weight(),
                                        fold.train().samples(),
                                        all,
                                        checkpoint.map(c -> c.beneath("task/" + p.part() + "/")),
                                        cell.seedOf("task")))
                .map(t -> cell.arm().permuted() ? permuted(t, cell, fold) : t)
                .toList();
    }

    /** Permuted within training and within development part; the test part keeps its targets. */
    private LiveTask permuted(LiveTask task, Cell cell, Fold fold) {
        long seed = cell.seedOf("permuted " + task.name());
        Map<String, Target> targets = task.targets();
        for (Dataset part : List.of(fold.train(), fold.development())) {
            List<String> ids = part.samples().stream().map(s -> s.utterance().id()).toList();
            targets = LabelBudget.permuted(targets, ids, seed);
        }
        return new LiveTask(task.name(), task.labeler(), task.objective(), task.weight(), targets);
    }

    private List<LiveTask> loop(
            Learner learner,
            Recipe recipe,
            List<LiveTask> tasks,
            Dataset train,
            Dataset development,
            RunFolder run,
            Optional<State> checkpoint) {
        State fitted = train.normalization().state().under("normalization/");
        Chunks chunks = train.chunks();
        fitted =
                fitted.and(
                        State.of(
                                Map.of(
                                        "chunks",
                                        new double[] {
                                            chunks.length(), chunks.count(), chunks.scale()
                                        })));
        return new TrainingLoop(learner, recipe, tasks, train, development, fitted, run)
                .run(checkpoint);
    }
}
