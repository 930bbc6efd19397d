package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FollowCommandTest {
    private static final String ID = FakeRun.PRETRAINING.id();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FakeRun run = new FakeRun();
    private final FollowCommand command =
            new FollowCommand(
                    run,
                    () ->
                            new Progress(
                                    new LogLines(
                                            new PrintStream(bytes, true, StandardCharsets.UTF_8)),
                                    System::nanoTime));

    private CompletableFuture<Object> follow(String name) throws InterruptedException {
        CompletableFuture<Object> end = CompletableFuture.supplyAsync(() -> command.follow(name));
        while (run.listeners.isEmpty() && !end.isDone()) {
            Thread.sleep(2);
        }
        return end;
    }

    private List<String> written() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, Object> epoch(int epoch) {
        return Map.of(
                "epoch", epoch,
                "epochs", 20,
                "train/energy/loss", .7,
                "valid/energy/loss", .65,
                "valid/energy/UAR", .5,
                "train/energy/gradient_norm", 3.);
    }

    @Test
    void should_show_how_it_stands_then_losses_by_task_and_what_is_out_of_the_ordinary()
            throws Exception {
        CompletableFuture<Object> end = follow("tiny");
        run.tell(ID, "epoch", epoch(3));
        run.tell(ID, "waits", Map.of("why", "paused"));
        run.tell(ID, "refused", Map.of("reason", "it throws (part b): mend it"));
        run.tell(ID, "left-out", Map.of("task", "energy", "reason", "NaN", "in_succession", 1));
        run.tell(ID, "exchanged", Map.of("task", "energy", "text", "energy was swapped"));
        run.tell(ID, "checkpoint", Map.of("step", 9));
        run.over = FakeRun.ended(true);
        assertEquals("tiny: it has ended", end.get(20, TimeUnit.SECONDS));
        assertEquals(
                List.of(
                        ID + "  step 120, epoch 3/20, training: energy 1, emotion 0.25",
                        ID + "  epoch 3/20  energy train 0.70 valid 0.65 UAR 0.50",
                        ID + "  step 9  waits: paused",
                        ID + "  step 9  refused: it throws (part b): mend it",
                        ID + "  step 9  left out energy: NaN",
                        "energy was swapped"),
                written());
        assertTrue(run.listeners.isEmpty());
    }

    @Test
    void should_show_one_training_and_end_with_it() throws Exception {
        run.trainings = List.of(FakeRun.PRETRAINING, FakeRun.FINETUNING);
        CompletableFuture<Object> end = follow("tiny/" + ID);
        run.tell(FakeRun.FINETUNING.id(), "epoch", epoch(1));
        run.tell(FakeRun.FINETUNING.id(), "cell", cell("done"));
        run.tell(ID, "cell", cell("done"));
        assertEquals("tiny/" + ID + " is done", end.get(20, TimeUnit.SECONDS));
        assertFalse(written().toString().contains(FakeRun.FINETUNING.id()));
    }

    private static Map<String, Object> cell(String state) {
        return Map.of("id", ID, "state", state, "cells_done", 1, "cells_total", 3, "text", "");
    }

    @Test
    void should_say_what_runs_when_a_training_does_not() {
        Problem told = assertThrows(Problem.class, () -> command.follow("tiny/joint"));
        assertTrue(told.getMessage().endsWith("choose from " + ID), told.getMessage());
    }

    @Test
    void should_tell_a_halt_from_a_death() throws Exception {
        CompletableFuture<Object> halted = follow("tiny");
        run.tell(ID, "cell", cell("halted"));
        run.over = FakeRun.ended(false);
        assertEquals(
                "tiny was halted; go on with: ./pathos resume tiny",
                halted.get(20, TimeUnit.SECONDS));

        run.over = null;
        CompletableFuture<Object> died = follow("tiny");
        run.over = FakeRun.ended(false);
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> died.get(20, TimeUnit.SECONDS));
        assertTrue(failed.getCause() instanceof NotAlive);
    }

    @Test
    void should_only_stop_showing_when_interrupted() throws Exception {
        CompletableFuture<Object> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> end.complete(command.follow("tiny")));
        thread.start();
        while (run.listeners.isEmpty()) {
            Thread.sleep(2);
        }
        thread.interrupt();
        assertNull(end.get(20, TimeUnit.SECONDS));
        assertTrue(written().contains("no longer followed; tiny goes on"));
        assertEquals(List.of(), run.asked);
        assertTrue(run.listeners.isEmpty());
    }

    @Test
    void should_give_each_task_a_line_where_they_do_not_fit_into_one() {
        Map<String, Object> values = new HashMap<>(epoch(3));
        values.put("train/emotion/loss", .01234);
        assertEquals(
                List.of(
                        "a  epoch 3/20  emotion train 0.012  energy train 0.70 valid 0.65 UAR"
                                + " 0.50"),
                Following.lines("a", values, 100));
        assertEquals(
                List.of(
                        "a  epoch 3/20",
                        "  emotion train 0.012",
                        "  energy train 0.70 valid 0.65 UAR 0.50"),
                Following.lines("a", values, 50));
    }

    @Test
    void should_show_fast_epochs_now_and_then_and_the_last_one() {
        long[] now = {0};
        Progress progress =
                new Progress(
                        new LogLines(new PrintStream(bytes, true, StandardCharsets.UTF_8)),
                        () -> now[0]);
        Following following = new Following(progress, () -> now[0], "", 100);
        run.follow(following);
        for (int e = 1; e <= 20; e++) {
            now[0] += 300_000_000;
            run.tell(ID, "epoch", epoch(e));
        }
        List<String> shown =
                written().stream().map(line -> line.replaceAll(".*epoch (\\d+)/.*", "$1")).toList();
        assertEquals(List.of("1", "5", "9", "13", "17", "20"), shown);
    }
}
