package dev.pathos.pipeline;

import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.State;
import dev.pathos.api.signal.Chunks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains the network of one cell: pre-training on pretext tasks, or fine-tuning. */
final class Training {
    private final Experiment experiment;
    private final Data data;
    private final Networks networks;
    private final LiveExperiment live;

    /** For what needs no training. */
    Training(Experiment experiment, Data data) {
        this(experiment, data, null);
    }

    /**
     * Trains cells of an experiment.
     *
     * @param live the experiment as it is seen from outside
     */
    Training(Experiment experiment, Data data, LiveExperiment live) {
        this.experiment = experiment;
        this.data = data;
        this.networks = new Networks(experiment.encoder());
        this.live = live;
    }

    /** Pre-trains an arm's tasks and evaluates each on the fold's test speakers. */
    void pretrain(Cell cell, RunFolder run, Phases phases) {
        phases.begin("data");
        Fold fold = data.pretraining(cell);
        Optional<State> checkpoint = run.checkpoints().latest();
        phases.begin("labels");
        Pretext pretext = new Pretext(experiment, cell, fold, live.parts());
        LiveTraining training = live.begin(run, pretext);
        try {
            List<LiveTask> begun = pretext.tasks(run.exchanges(), checkpoint, training);
            recordTargets(run, begun, fold);
            phases.begin("training");
            try (Learner learner =
                    networks.open(cell, fold, experiment.settings().pretrain_rate())) {
                Networks.addHeads(learner, begun, cell);
                TaskSet set =
                        new TaskSet(
                                begun,
                                pretext.replays(run.exchanges(), checkpoint),
                                training,
                                live.brake(),
                                name -> Networks.headSeed(cell, name));
                List<LiveTask> tasks =
                        loop(
                                learner,
                                pretrainRecipe(cell),
                                set,
                                fold.train(),
                                fold.development(),
                                run,
                                phases,
                                checkpoint);
                if (tasks != begun) {
                    recordTargets(run, tasks, fold);
                }
                phases.begin("evaluation");
                evaluate(learner, tasks, fold, run);
            }
        } finally {
            live.end(training);
        }
    }

    private void evaluate(Learner learner, List<LiveTask> tasks, Fold fold, RunFolder run) {
        Map<String, Evaluation> test =
                Evaluation.of(
                        learner,
                        tasks,
                        fold.test(),
                        (task, e) -> new LeftOutParts(run).failed(0, task, e));
        for (LiveTask task : tasks) {
            Records.predictions(
                    run, "predictions-" + task.name() + ".csv", task, test, fold.test());
        }
        run.write("summary.json", Records.summary(test));
        if (experiment.baseline().isPresent()) {
            Classical.besidePretext(experiment.baseline().get(), tasks, fold, run);
        }
    }

    private Recipe pretrainRecipe(Cell cell) {
        ExperimentSettings s = experiment.settings();
        return new Recipe(
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
        LiveTraining training = live.begin(run, null);
        try (Learner learner = networks.open(cell, labeled, s.finetune_rate())) {
            Networks.addHeads(learner, List.of(task), cell);
            if (checkpoint.isEmpty() && pretrained.isPresent()) {
                Networks.startFrom(learner, pretrained.get());
            }
            List<LiveTask> tasks =
                    loop(
                            learner,
                            recipe,
                            new TaskSet(
                                    List.of(task), List.of(), training, live.brake(), name -> 0),
                            labeled.train(),
                            labeled.development(),
                            run,
                            phases,
                            checkpoint);
            phases.begin("evaluation");
            LiveTask trained = tasks.get(0);
            Map<String, Evaluation> test = Evaluation.of(learner, tasks, labeled.test());
            Records.predictions(run, "predictions.csv", trained, test, labeled.test());
            Embeddings.write(run, learner, trained, test.get(trained.name()), labeled.test());
            new ModelFolder(experiment, cell, trained, labeled.train()).write(run, learner);
            run.write("summary.json", Records.summary(test));
        } finally {
            live.end(training);
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
            List<String> remarks = task.remarks();
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
                new Source("downstream", "", List.of(), "", "", ""),
                experiment.downstream(),
                1,
                labeled.train().samples(),
                Data.all(labeled),
                checkpoint.map(c -> c.beneath("task/downstream/")),
                cell.seedOf("task"),
                new TaskThread("downstream", "", experiment.taskDeadline(), Duration.ZERO));
    }

    /** An arm's pretext tasks, fitted on the fold's training part. */
    List<LiveTask> pretextTasks(Cell cell, Fold fold) {
        return new Pretext(experiment, cell, fold, null).tasks(List.of(), Optional.empty(), null);
    }

    private List<LiveTask> loop(
            Learner learner,
            Recipe recipe,
            TaskSet set,
            Dataset train,
            Dataset development,
            RunFolder run,
            Phases phases,
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
        if (!learner.engine().isEmpty()) {
            run.event(0, "engine", Map.of("text", learner.engine()));
        }
        TrainingLoop loop = new TrainingLoop(learner, recipe, set, train, development, fitted, run);
        phases.within(loop.times());
        return loop.run(checkpoint);
    }
}
