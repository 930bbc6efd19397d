package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.State;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Target;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {
    private static final Recipe RECIPE = new Recipe(4, 6, 1, 10, .8, .5, 2, 1, false, 11);

    @TempDir Path folder;

    private final List<CorpusSample> train = Toy.samples("train", 40, 1);
    private final List<CorpusSample> development = Toy.samples("dev", 20, 2);

    @Test
    void should_learn_what_the_data_show() {
        RunFolder run = new RunFolder("learn", folder.resolve("learn"), List.of(), new Halt());
        MeanLearner learner = learner();
        LiveTask task = task();
        loop(learner, RECIPE, List.of(task), run).run(run.checkpoints().latest());
        Dataset test = Toy.data(train).of(Toy.samples("dev", 20, 3));
        Evaluation e = Evaluation.of(learner, List.of(task), test).get("task");
        assertTrue(e.metrics().get("UAR") > .8, e.metrics().toString());
    }

    @Test
    void should_end_the_same_wherever_it_was_halted() throws IOException {
        State whole = uninterrupted("whole");
        List<String> metrics = Files.readAllLines(folder.resolve("whole/metrics.csv"));
        int steps = 4 * 6;
        for (int at = 1; at < steps; at++) {
            Path place = folder.resolve("halted-" + at);
            State resumed = haltedAt(place, at);
            assertEquals(whole, resumed, "halted at step " + at);
            assertEquals(metrics, Files.readAllLines(place.resolve("metrics.csv")), "at " + at);
        }
    }

    @Test
    void should_end_the_same_after_a_kill_between_checkpoints() throws IOException {
        State whole = uninterrupted("whole");
        List<String> metrics = Files.readAllLines(folder.resolve("whole/metrics.csv"));
        // what a kill leaves behind: the record as it was at some step, here copied at that moment
        for (int at : new int[] {2, 7, 13, 20}) {
            Path place = folder.resolve("killed-" + at);
            Path original = folder.resolve("running-" + at);
            RunListener copying =
                    (run, event) -> {
                        Object done = event.values().get("done");
                        if (event.kind().equals("progress") && done.equals((long) at)) {
                            Killed.copy(original, place);
                        }
                    };
            RunFolder run = new RunFolder("run", original, List.of(copying), new Halt());
            loop(learner(), RECIPE, List.of(task()), run).run(run.checkpoints().latest());
            RunFolder again = new RunFolder("run", place, List.of(), new Halt());
            MeanLearner learner = learner();
            loop(learner, RECIPE, List.of(task()), again).run(again.checkpoints().latest());
            assertEquals(whole, learner.state(), "killed at step " + at);
            assertEquals(metrics, Files.readAllLines(place.resolve("metrics.csv")), "at " + at);
        }
    }

    @Test
    void should_fail_as_if_it_read_itself_when_features_cannot_be_read() {
        IllegalStateException damaged = new IllegalStateException("damaged");
        Frames frames = train.get(17).frames();
        Frames spoilt =
                (Frames)
                        Proxy.newProxyInstance(
                                Frames.class.getClassLoader(),
                                new Class<?>[] {Frames.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("read")) {
                                        throw damaged;
                                    }
                                    return method.invoke(frames, arguments);
                                });
        List<CorpusSample> spoiltTrain = new ArrayList<>(train);
        spoiltTrain.set(16, Toy.sample(train.get(16).utterance().id(), "speaker1", "no", spoilt));
        RunFolder run = new RunFolder("spoilt", folder.resolve("spoilt"), List.of(), new Halt());
        Dataset data = Toy.data(train);
        TrainingLoop loop =
                new TrainingLoop(
                        learner(),
                        RECIPE,
                        TaskSet.of(List.of(task())),
                        data.of(spoiltTrain),
                        data.of(development),
                        State.EMPTY,
                        run);
        assertEquals(
                damaged,
                assertThrows(
                        IllegalStateException.class, () -> loop.run(run.checkpoints().latest())));
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().equals("batches")),
                "no thread is left");
    }

    @Test
    void should_tell_where_the_time_went_when_it_ends() throws IOException {
        RunFolder run = new RunFolder("times", folder.resolve("times"), List.of(), new Halt());
        TrainingLoop loop = loop(learner(), RECIPE, List.of(task()), run);
        long begun = System.nanoTime();
        loop.run(run.checkpoints().latest());
        double took = (System.nanoTime() - begun) / 1e9;
        JsonObject times = loop.times().json().build();
        assertEquals(4 * 6, times.getInt("steps"));
        // every seventh utterance of 40 has no target
        assertEquals(4 * 36, times.getInt("utterances"));
        double sum = 0;
        for (String part : times.getJsonObject("seconds").keySet()) {
            sum += times.getJsonObject("seconds").getJsonNumber(part).doubleValue();
        }
        assertTrue(sum > 0 && sum <= took + .001, sum + " of " + took);
        long told =
                Files.readAllLines(run.folder().resolve("events.jsonl")).stream()
                        .filter(line -> line.contains("\"kind\":\"times\""))
                        .filter(line -> line.contains("\"checkpoints\":"))
                        .count();
        assertEquals(4, told, "one an epoch");
    }

    @Test
    void should_stop_early_and_keep_the_best_epoch() {
        RunFolder run = new RunFolder("early", folder.resolve("early"), List.of(), new Halt());
        // development targets that contradict the training: every epoch is worse than the first
        Map<String, Target> targets = new TreeMap<>(task().targets());
        development.forEach(
                s ->
                        targets.computeIfPresent(
                                s.utterance().id(),
                                (id, t) ->
                                        t.present() ? Target.ofClass(1 - (int) t.values()[0]) : t));
        LiveTask honest = task();
        LiveTask task = new LiveTask("task", honest.labeler(), honest.objective(), 1, targets);
        Recipe recipe = new Recipe(50, 6, 1, 3, .8, .5, 2, 0, false, 11);
        loop(learner(), recipe, List.of(task), run).run(run.checkpoints().latest());
        LoopState end = LoopState.of(run.checkpoints().latest().orElseThrow().beneath("loop/"));
        assertEquals(end.bestEpoch() + 1 + 3, end.epoch());
        assertTrue(end.rate() < 1, "the rate fell on the plateau");
    }

    @Test
    void should_say_so_when_no_utterance_has_a_target() {
        RunFolder run = new RunFolder("none", folder.resolve("none"), List.of(), new Halt());
        LiveTask honest = task();
        LiveTask task = new LiveTask("task", honest.labeler(), honest.objective(), 1, Map.of());
        TrainingLoop loop = loop(learner(), RECIPE, List.of(task), run);
        Problem problem = assertThrows(Problem.class, () -> loop.run(run.checkpoints().latest()));
        assertTrue(problem.getMessage().startsWith("no utterance of the training part"));
    }

    private State uninterrupted(String name) {
        RunFolder run = new RunFolder("run", folder.resolve(name), List.of(), new Halt());
        MeanLearner learner = learner();
        loop(learner, RECIPE, List.of(task()), run).run(run.checkpoints().latest());
        return learner.state();
    }

    private State haltedAt(Path place, int step) {
        Halt halt = new Halt();
        RunListener halting =
                (run, event) -> {
                    Object done = event.values().get("done");
                    if (event.kind().equals("progress") && done.equals((long) step)) {
                        run.halt();
                    }
                };
        RunFolder run = new RunFolder("run", place, List.of(halting), halt);
        TrainingLoop first = loop(learner(), RECIPE, List.of(task()), run);
        assertThrows(Halt.Halted.class, () -> first.run(run.checkpoints().latest()));
        RunFolder again = new RunFolder("run", place, List.of(), new Halt());
        MeanLearner learner = learner();
        loop(learner, RECIPE, List.of(task()), again).run(again.checkpoints().latest());
        return learner.state();
    }

    private MeanLearner learner() {
        MeanLearner learner = new MeanLearner(2, 5);
        learner.add("task", Toy.objective().head(), 6);
        return learner;
    }

    private LiveTask task() {
        List<CorpusSample> all = new ArrayList<>(train);
        all.addAll(development);
        return Toy.task("task", all);
    }

    private TrainingLoop loop(
            MeanLearner learner, Recipe recipe, List<LiveTask> tasks, RunFolder run) {
        Dataset data = Toy.data(train);
        return new TrainingLoop(
                learner, recipe, TaskSet.of(tasks), data, data.of(development), State.EMPTY, run);
    }
}
