package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.Change;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Outputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveTrainingTest {
    private static final int STEPS = 4 * 6;

    @TempDir Path folder;

    /** The toy's objective, with another loss. */
    private record Odd(Loss own) implements Objective {
        interface Loss {
            double of(float[] gradient) throws Exception;
        }

        @Override
        public Head head() {
            return Toy.objective().head();
        }

        @Override
        public List<String> classes() {
            return Toy.CLASSES;
        }

        @Override
        public double loss(Outputs outputs, float[] targets, float[] gradient) {
            try {
                return own.of(gradient);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public float[] predict(Outputs outputs) {
            return outputs.values().clone();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    private SwappedTraining paused(String... tasks) {
        SwappedTraining training = new SwappedTraining(folder.resolve("run"), List.of(), tasks);
        training.pause.request();
        return training;
    }

    /** Asks for a change at steps, from another thread, and lets the step wait for it. */
    private static RunListener asking(List<SwappedTraining> training, Map<Long, Change> changes) {
        return (run, event) -> {
            Change change = changes.get(event.values().getOrDefault("done", -1L));
            if (event.kind().equals("progress")
                    && change != null
                    && !training.get(0).recorded((Long) event.values().get("done"))) {
                SwappedTraining t = training.get(0);
                CompletableFuture.runAsync(() -> t.change(change));
                t.pause.await(t::waiting);
            }
        };
    }

    private static final Map<Long, Change> CHANGES =
            Map.of(
                    3L, new Change.Swap("a", "toy~b", List.of()),
                    8L, new Change.Add("toy~c", List.of(), .5),
                    12L, new Change.Weight("c", 2),
                    13L, new Change.Remove("b"),
                    20L, new Change.Renew("c"));

    private SwappedTraining exchanged(String name, List<RunListener> more) {
        List<SwappedTraining> itself = new ArrayList<>();
        List<RunListener> listeners = new ArrayList<>(more);
        listeners.add(asking(itself, CHANGES));
        SwappedTraining training = new SwappedTraining(folder.resolve(name), listeners, "a");
        itself.add(training);
        return training;
    }

    @Test
    void should_lose_and_repeat_no_step_when_tasks_are_exchanged() throws Exception {
        SwappedTraining training = exchanged("whole", List.of());
        List<LiveTask> end = training.train();
        assertEquals(List.of("c"), end.stream().map(LiveTask::name).toList());
        assertEquals(
                LongStream.rangeClosed(1, STEPS).boxed().toList(),
                training.of("progress").stream().map(e -> (Long) e.values().get("done")).toList());
        List<Event> exchanges = training.of("exchanged");
        assertEquals(List.of(3L, 8L, 12L, 13L, 20L), exchanges.stream().map(Event::step).toList());
        assertEquals(
                List.of("swap", "add", "weight", "remove", "renew"),
                exchanges.stream().map(e -> e.values().get("change")).toList());
        await(() -> training.ended.size() == 3);
        assertEquals(List.of("b", "c", "c"), training.ended.stream().sorted().toList());
    }

    @Test
    void should_end_the_same_wherever_it_was_killed_when_tasks_are_exchanged() throws Exception {
        SwappedTraining whole = exchanged("whole", List.of());
        whole.train();
        List<String> metrics = Files.readAllLines(folder.resolve("whole/metrics.csv"));
        for (long at = 1; at < STEPS; at++) {
            Path place = folder.resolve("killed-" + at);
            Path running = folder.resolve("running-" + at);
            long step = at;
            RunListener copying =
                    (run, event) -> {
                        if (event.kind().equals("progress")
                                && event.values().get("done").equals(step)) {
                            Killed.copy(running, place);
                        }
                    };
            exchanged("running-" + at, List.of(copying)).train();
            // what was exchanged before the kill is done again, the rest is asked for again
            SwappedTraining again = exchanged("killed-" + at, List.of());
            List<LiveTask> end = again.train();
            assertEquals(whole.learner.state(), again.learner.state(), "killed at step " + at);
            assertEquals(List.of("c"), end.stream().map(LiveTask::name).toList());
            assertEquals(metrics, Files.readAllLines(place.resolve("metrics.csv")), "at " + at);
        }
    }

    @Test
    void should_not_touch_trunk_and_staying_heads_when_a_task_is_swapped() throws Exception {
        SwappedTraining training = paused("a", "stays");
        CompletableFuture<?> end = training.begin();
        await(() -> training.state().equals("paused"));
        State before = training.learner.state();
        for (int i = 0; i < 50; i++) {
            training.change(
                    new Change.Swap(
                            i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "toy~b" : "toy~a", List.of()));
            State after = training.learner.state();
            assertEquals(before.beneath("trunk/"), after.beneath("trunk/"));
            assertEquals(before.beneath("head/stays/"), after.beneath("head/stays/"));
        }
        assertEquals(50, training.of("exchanged").size());
        training.pause.end();
        end.get();
    }

    @Test
    void should_compare_epochs_within_a_segment_only() throws Exception {
        SwappedTraining training = paused("a");
        CompletableFuture<?> end = training.begin();
        await(() -> training.state().equals("paused"));
        training.change(new Change.Weight("a", 1e-3));
        training.pause.end();
        end.get();
        List<String> rows = Files.readAllLines(training.folder().resolve("metrics.csv"));
        assertTrue(
                rows.stream().skip(1).allMatch(r -> r.split(",")[2].equals("1")), rows::toString);
    }

    @Test
    void should_refuse_what_cannot_be_and_go_on() throws Exception {
        SwappedTraining training = paused("a", "b");
        training.kinds.put(
                "throws",
                new Odd(
                        g -> {
                            throw new IllegalStateException("no such thing");
                        }));
        training.kinds.put(
                "hangs",
                new Odd(
                        g -> {
                            Thread.sleep(60_000);
                            return 0;
                        }));
        training.kinds.put("nan", new Odd(g -> Double.NaN));
        training.kinds.put(
                "infinite",
                new Odd(
                        g -> {
                            g[0] = Float.POSITIVE_INFINITY;
                            return 0;
                        }));
        CompletableFuture<?> end = training.begin();
        await(() -> training.state().equals("paused"));
        Map<Change, String> refused =
                Map.of(
                        new Change.Remove("c"), "there is no task 'c'",
                        new Change.Add("toy~b", List.of(), 1), "there is a task 'b' already",
                        new Change.Weight("a", 0), "a weight must be above 0",
                        new Change.Add("unknown", List.of(), 1), "no bundle offers a part",
                        new Change.Swap("a", "throws", List.of()), "no such thing",
                        new Change.Swap("a", "hangs", List.of()), "took longer than 200 ms",
                        new Change.Swap("a", "nan", List.of()), "not finite",
                        new Change.Swap("a", "infinite", List.of()), "not finite");
        refused.forEach(
                (change, reason) -> {
                    Problem problem = assertThrows(Problem.class, () -> training.change(change));
                    assertTrue(problem.getMessage().contains(reason), problem::getMessage);
                    assertEquals(1, problem.getMessage().lines().count());
                });
        assertEquals(refused.size(), training.of("refused").size());
        assertEquals(List.of("a 1.0", "b 1.0"), training.taught());
        training.pause.end();
        end.get();
        assertEquals(0, training.of("exchanged").size());
    }

    @Test
    void should_leave_out_a_part_that_fails_and_finish_the_step_with_the_others() throws Exception {
        SwappedTraining training = paused("a");
        int[] calls = {0};
        training.kinds.put(
                "late-throws",
                new Odd(
                        g -> {
                            throw new IllegalStateException("call " + calls[0]++);
                        }));
        CompletableFuture<List<LiveTask>> end = training.begin();
        await(() -> training.state().equals("paused"));
        training.change(new Change.Add("late-throws", List.of(), 1));
        training.pause.end();
        assertEquals(2, end.get().size());
        assertEquals(STEPS, training.of("progress").size());
        List<Event> left = training.of("left-out");
        assertTrue(left.get(0).values().get("reason").toString().contains("call 0"));
        assertEquals(10, left.size(), "each of the first, then only the powers of ten");
    }

    @Test
    void should_take_out_a_task_that_hangs_and_wait_when_none_is_left() throws Exception {
        SwappedTraining training = paused("a");
        training.kinds.put(
                "late-hangs",
                new Odd(
                        g -> {
                            Thread.sleep(60_000);
                            return 0;
                        }));
        CompletableFuture<?> end = training.begin();
        await(() -> training.state().equals("paused"));
        training.change(new Change.Swap("a", "late-hangs", List.of()));
        training.pause.end();
        await(() -> training.state().equals("without tasks"));
        assertEquals("remove", training.of("exchanged").get(1).values().get("change"));
        assertTrue(
                training.of("exchanged")
                        .get(1)
                        .values()
                        .get("reason")
                        .toString()
                        .contains("200 ms"));
        await(() -> training.ended.contains("late-hangs"));
        training.change(new Change.Add("toy~b", List.of(), 1));
        end.get(30, TimeUnit.SECONDS);
        assertEquals(STEPS, training.of("progress").size());
    }

    @Test
    void should_tell_whoever_waits_when_the_training_ends() throws Exception {
        SwappedTraining training = paused("a");
        CompletableFuture<?> end = training.begin();
        await(() -> training.state().equals("paused"));
        training.halt.request();
        assertThrows(ExecutionException.class, end::get);
        Problem problem =
                assertThrows(Problem.class, () -> training.change(new Change.Weight("a", 2)));
        assertTrue(problem.getMessage().startsWith("the training ended"), problem::getMessage);
    }
}
