package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import dev.pathos.api.shell.Prompt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrandTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final List<String> above = Collections.synchronizedList(new ArrayList<>());
    private final Console console = new Console();
    private final SynchronousQueue<Runnable> steps = new SynchronousQueue<>();
    private final CommandSession session =
            new CommandProcessorImpl(null)
                    .createSession(
                            new ByteArrayInputStream(new byte[0]),
                            new ByteArrayOutputStream(),
                            new ByteArrayOutputStream());
    private volatile boolean waiting;
    private volatile long now;
    private volatile Progress progress;

    private final class Asking implements Prompt {
        @Override
        public boolean waiting() {
            return waiting;
        }

        @Override
        public void above(String text) {
            above.add(text);
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public boolean colours() {
            return false;
        }
    }

    private record Cell(Path folder) implements Run {
        @Override
        public String id() {
            return "joint";
        }

        @Override
        public boolean done() {
            return false;
        }

        @Override
        public void halt() {}
    }

    /** A command that does what the test wants, in threads of its own, until it is told to end. */
    public final class Work {
        /** Works. */
        public Object work() throws Exception {
            return progress.during(
                    () -> {
                        try {
                            for (Runnable step = steps.take(); step != END; step = steps.take()) {
                                Thread thread = new Thread(step);
                                thread.start();
                                thread.join();
                            }
                            return Errand.current().folder().orElse(null);
                        } catch (InterruptedException e) {
                            return null;
                        }
                    });
        }
    }

    private static final Runnable END = () -> {};

    @BeforeEach
    void open() {
        console.bindPrompt(new Asking());
        progress =
                new Progress(
                        new DrawnLine(new PrintStream(drawn, true), console::width),
                        () -> now,
                        console);
        session.put("worker", new Work());
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void step(Runnable step) throws InterruptedException {
        assertTrue(steps.offer(step, 10, TimeUnit.SECONDS));
    }

    private void happens(int done) {
        now += 3 * SECOND;
        progress.happened(
                new Cell(Path.of("runs/tiny/cells/joint")),
                new Event(done, "progress", Map.of("phase", "training", "done", done, "total", 9)));
    }

    private void event(String kind, Map<String, Object> values) {
        progress.happened(new Cell(Path.of("runs/tiny/cells/joint")), new Event(401, kind, values));
    }

    private String drawn() {
        String text = drawn.toString();
        drawn.reset();
        return text;
    }

    @Test
    void should_draw_nothing_of_a_command_in_the_background_until_it_is_brought_back()
            throws Exception {
        session.execute("$worker work &");
        Job job = session.jobs().get(0);
        step(() -> happens(0));
        step(() -> happens(3));
        step(() -> progress.tell("halted"));
        step(() -> {});
        assertEquals("", drawn());
        assertEquals(List.of("halted"), above);
        job.foreground();
        step(() -> happens(6));
        step(() -> {});
        assertTrue(drawn().startsWith("\rjoint training  ["));
        step(END);
    }

    @Test
    void should_tell_of_the_background_what_nobody_asked_for() throws Exception {
        session.execute("$worker work &");
        Map<String, Object> nan = Map.of("task", "pitch", "reason", "not finite");
        step(() -> event("exchanged", Map.of("text", "pitch joined", "reason", "")));
        step(() -> event("left-out", nan));
        step(() -> event("left-out", nan));
        step(() -> event("exchanged", Map.of("text", "pitch left: it hangs", "reason", "hangs")));
        step(() -> {});
        assertEquals(
                List.of(
                        "joint: pitch was left out of step 401: not finite (told once, all are in"
                                + " events.jsonl)",
                        "pitch left: it hangs"),
                above);
        waiting = true;
        step(() -> event("exchanged", Map.of("text", "tone joined", "reason", "")));
        step(() -> {});
        assertEquals("tone joined", above.get(2));
        step(END);
    }

    @Test
    void should_draw_what_a_command_in_front_does_and_nothing_while_the_prompt_waits()
            throws Exception {
        Thread shell =
                new Thread(
                        () -> {
                            try {
                                session.put("folder", session.execute("$worker work"));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        shell.start();
        step(() -> happens(0));
        step(() -> happens(3));
        step(() -> {});
        assertTrue(drawn().startsWith("\rjoint training  ["));
        waiting = true;
        step(() -> happens(6));
        step(() -> {});
        assertEquals("", drawn());
        step(END);
        shell.join();
        assertEquals(Path.of("runs/tiny"), session.get("folder"), "the experiment, not the cell");
    }
}
