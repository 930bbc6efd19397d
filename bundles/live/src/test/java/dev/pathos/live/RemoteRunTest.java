package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun.Subscription;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All of a live run, asked of another process's: here both sides are one process. */
@Timeout(60)
class RemoteRunTest {
    private record Heard(Run run, Event event) {}

    @TempDir Path runs;

    private FakeRun run;
    private RunSocket socket;

    @BeforeEach
    void open() throws IOException {
        run = new FakeRun(Files.createDirectory(runs.resolve("tiny")));
        socket = new RunSocket(run, RunSocket.PATIENCE);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    private RemoteRun remote() {
        return RemoteRun.at(run.folder());
    }

    @Test
    void should_tell_name_folder_and_trainings_as_they_are() {
        assertEquals("tiny", remote().name());
        assertEquals(run.folder(), remote().folder());
        assertEquals(run.trainings(), remote().trainings());
    }

    @Test
    void should_pass_every_change_on_and_its_answer_back() {
        List<Change> changes =
                List.of(
                        new Change.Add("au-emotion~faces", List.of("faces.a=1", "faces.b=ü"), .5),
                        new Change.Remove("energy"),
                        new Change.Swap("energy", "facial-activation", List.of()),
                        new Change.Renew("energy"),
                        new Change.Weight("energy", 1e-3));
        for (Change change : changes) {
            assertEquals("done: " + change, remote().change("some", change));
            assertEquals("some " + change, run.asked.poll());
        }
    }

    @Test
    void should_say_why_a_change_is_refused_in_the_same_line() {
        Problem told =
                assertThrows(
                        Problem.class, () -> remote().change("", new Change.Remove("refused")));
        assertEquals(FakeRun.REFUSED.getMessage(), told.getMessage());
        assertEquals(FakeRun.REFUSED.where(), told.where());
    }

    @Test
    void should_not_blame_the_client_when_the_experiment_has_a_defect() {
        Problem told =
                assertThrows(Problem.class, () -> remote().change("", new Change.Remove("broken")));
        assertTrue(told.what().startsWith("it failed in the experiment's process"), told.what());
        assertTrue(told.what().endsWith("a defect"), told.what());
    }

    @Test
    void should_pause_proceed_and_halt() {
        remote().pause();
        remote().proceed();
        remote().halt();
        assertEquals(List.of("pause", "proceed", "halt"), List.copyOf(run.asked));
    }

    @Test
    void should_tell_events_with_their_run_and_values_in_order() throws Exception {
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        Subscription subscription =
                remote().follow((told, event) -> heard.add(new Heard(told, event)));
        Map<String, Object> values =
                Map.of(
                        "text",
                        "ä \"b\"\n",
                        "whole",
                        7L,
                        "fraction",
                        .1,
                        "round",
                        5.0,
                        "nothing",
                        Double.NaN,
                        "flag",
                        true,
                        "list",
                        List.of("x", 2L, false));
        for (long step = 0; step < 100; step++) {
            run.tell(step, "epoch", values);
        }
        for (long step = 0; step < 100; step++) {
            Heard next = heard.poll(20, TimeUnit.SECONDS);
            assertEquals(new Event(step, "epoch", values), next.event());
            assertEquals("joint", next.run().id());
            assertEquals(Path.of("/lab/runs/tiny/cells/joint"), next.run().folder());
            assertTrue(next.run().done());
        }
        heard.clear();
        subscription.close();
        Until.holds(() -> run.listeners.isEmpty());
        run.tell(100, "epoch", values);
        assertEquals(List.of(), List.copyOf(heard));
    }

    @Test
    void should_halt_the_experiment_when_a_run_that_is_told_of_is_halted() throws Exception {
        BlockingQueue<Run> heard = new LinkedBlockingQueue<>();
        try (Subscription ignored = remote().follow((told, event) -> heard.add(told))) {
            run.tell(0, "note", Map.of());
            heard.poll(20, TimeUnit.SECONDS).halt();
        }
        assertEquals("halt", run.asked.poll());
    }

    @Test
    void should_answer_a_halt_when_the_experiment_ends_of_it_at_once() {
        run.whileHalting =
                () ->
                        new Thread(
                                        () -> {
                                            try {
                                                socket.close();
                                            } catch (IOException e) {
                                                throw new IllegalStateException(e);
                                            }
                                        })
                                .start();
        remote().halt();
        assertEquals("halt", run.asked.poll());
    }

    @Test
    void should_send_all_that_was_told_before_the_end() throws Exception {
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        remote().follow((told, event) -> heard.add(event));
        for (int i = 0; i < 500; i++) {
            run.tell(i, "epoch", Map.of("text", "x".repeat(1000)));
        }
        socket.close();
        Until.holds(() -> heard.size() == 500);
    }

    @Test
    void should_be_equal_when_found_again_and_not_after_it_was_taken_up_anew() throws Exception {
        RemoteRun before = remote();
        assertEquals(before, remote());
        socket.close();
        socket = new RunSocket(run, RunSocket.PATIENCE);
        assertNotEquals(before, remote());
        Problem told = assertThrows(Problem.class, before::pause);
        assertTrue(told.getMessage().startsWith("tiny was taken up anew"), told.getMessage());
        assertThrows(Problem.class, () -> before.follow((r, e) -> {}));
        assertTrue(run.asked.isEmpty());
    }

    @Test
    void should_not_be_alive_when_it_has_ended() throws Exception {
        RemoteRun before = remote();
        socket.close();
        NotAlive told = assertThrows(NotAlive.class, before::trainings);
        assertFalse(told.done());
        assertEquals(
                "tiny is not alive (" + run.folder() + "): go on with: ./pathos resume tiny",
                told.getMessage());
        assertThrows(NotAlive.class, () -> before.follow((r, e) -> {}));
        assertFalse(Files.exists(run.folder().resolve(SocketFile.NAME)));
    }
}
