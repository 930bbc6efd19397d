package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.State;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradientAgreementTest {
    private static final int EPOCHS = 3;
    private static final int STEPS = 6;
    private static final Recipe RECIPE = new Recipe(EPOCHS, 6, 1, 10, .8, .5, 2, 0, false, 11);

    @TempDir Path folder;

    private final List<CorpusSample> train = Toy.samples("train", 34, 1);
    private final List<CorpusSample> development = Toy.samples("dev", 10, 2);

    @Test
    void should_record_norms_and_cosines_once_an_epoch() throws IOException {
        List<TrunkGradients> measured = new ArrayList<>();
        RunFolder run = run("watched", new Halt(), List.of());
        Learner watched =
                answering(
                        learner("one", "two"),
                        found -> {
                            measured.add(found);
                            return found;
                        });
        train(watched, run, "one", "two");
        assertEquals(EPOCHS, measured.size());
        List<List<String>> rows = rows(run, "gradient_");
        assertEquals(3 * EPOCHS, rows.size());
        for (int e = 0; e < EPOCHS; e++) {
            TrunkGradients expected = measured.get(e);
            assertRow(e, "one", "gradient_norm", expected.norm(0), rows.get(3 * e));
            assertRow(e, "one|two", "gradient_cosine", expected.cosine(0, 1), rows.get(3 * e + 1));
            assertRow(e, "two", "gradient_norm", expected.norm(1), rows.get(3 * e + 2));
        }
    }

    @Test
    void should_train_the_same_weights_when_it_does_not_measure() {
        Learner measuring = learner("one", "two");
        train(measuring, run("measuring", new Halt(), List.of()), "one", "two");
        Learner plain = learner("one", "two");
        Learner unmeasured =
                (Learner)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Learner.class},
                                (proxy, method, arguments) ->
                                        method.getName().equals("trunkGradients")
                                                ? new TrunkGradients(List.of(), new double[0][])
                                                : method.invoke(plain, arguments));
        train(unmeasured, run("plain", new Halt(), List.of()), "one", "two");
        assertEquals(plain.state(), measuring.state());
    }

    @Test
    void should_record_the_same_wherever_it_was_halted() throws IOException {
        Learner whole = learner("one", "two");
        RunFolder uninterrupted = run("whole", new Halt(), List.of());
        train(whole, uninterrupted, "one", "two");
        for (int at = 1; at < EPOCHS * STEPS; at++) {
            long step = at;
            RunListener halting =
                    (run, event) -> {
                        if (Long.valueOf(step).equals(event.values().get("done"))) {
                            run.halt();
                        }
                    };
            RunFolder halted = run("at-" + at, new Halt(), List.of(halting));
            assertThrows(
                    Halt.Halted.class, () -> train(learner("one", "two"), halted, "one", "two"));
            Learner resumed = learner("one", "two");
            RunFolder again = run("at-" + at, new Halt(), List.of());
            train(resumed, again, "one", "two");
            assertEquals(whole.state(), resumed.state());
            assertEquals(rows(uninterrupted, ""), rows(again, ""), "halted at " + at);
        }
    }

    @Test
    void should_measure_nothing_when_there_is_one_task() throws IOException {
        RunFolder run = run("single", new Halt(), List.of());
        train(learner("one"), run, "one");
        assertTrue(rows(run, "gradient_").isEmpty());
    }

    @Test
    void should_leave_out_the_cosine_when_a_gradient_is_zero() {
        EpochNotes notes = new EpochNotes();
        notes.gradients(
                TrunkGradients.of(
                        List.of("a", "b"), List.of(new float[] {3, 4}, new float[] {0, 0})));
        State saved = notes.state();
        EpochNotes restored = new EpochNotes();
        restored.restore(saved);
        List<String> told = new ArrayList<>();
        restored.flush((task, metric, value) -> told.add(task + " " + metric + " " + value));
        assertEquals(List.of("a gradient_norm 5.0", "b gradient_norm 0.0"), told);
        restored.flush((task, metric, value) -> told.add("again"));
        assertEquals(2, told.size());
    }

    /** What becomes of a measurement. */
    private interface Answer {
        TrunkGradients to(TrunkGradients found);
    }

    private static Learner answering(Learner learner, Answer answer) {
        return (Learner)
                Proxy.newProxyInstance(
                        GradientAgreementTest.class.getClassLoader(),
                        new Class<?>[] {Learner.class},
                        (proxy, method, arguments) -> {
                            Object result = method.invoke(learner, arguments);
                            return method.getName().equals("trunkGradients")
                                    ? answer.to((TrunkGradients) result)
                                    : result;
                        });
    }

    private static Learner learner(String... tasks) {
        MeanLearner learner = new MeanLearner(2, 5);
        for (String task : tasks) {
            learner.add(task, Toy.objective().head(), 6);
        }
        return learner;
    }

    private RunFolder run(String name, Halt halt, List<RunListener> listeners) {
        return new RunFolder("run", folder.resolve(name), listeners, halt);
    }

    private void train(Learner learner, RunFolder run, String... names) {
        List<CorpusSample> all = new ArrayList<>(train);
        all.addAll(development);
        List<LiveTask> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(Toy.task(name, all));
        }
        Dataset data = Toy.data(train);
        new TrainingLoop(
                        learner,
                        RECIPE,
                        TaskSet.of(tasks),
                        data,
                        data.of(development),
                        State.EMPTY,
                        run)
                .run(run.checkpoints().latest());
    }

    private static List<List<String>> rows(RunFolder run, String metric) throws IOException {
        return Files.readAllLines(run.folder().resolve("metrics.csv")).stream()
                .map(Csv::cells)
                .filter(cells -> cells.get(5).startsWith(metric))
                .toList();
    }

    private static void assertRow(
            int epoch, String task, String metric, double value, List<String> row) {
        assertEquals(List.of(String.valueOf(epoch), "0", "train", task, metric), row.subList(1, 6));
        assertEquals(value, Double.parseDouble(row.get(6)), 1e-12);
    }
}
