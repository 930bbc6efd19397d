package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.Change;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskCommandsTest {
    private final FakeRun run = new FakeRun();
    private final TaskCommands commands =
            new TaskCommands(
                    run,
                    new Progress(
                            new LogLines(new PrintStream(OutputStream.nullOutputStream())),
                            System::nanoTime));

    private void assertAsked(String training, Change change) {
        assertEquals(List.of(training + " " + change), run.asked);
        run.asked.clear();
    }

    @Test
    void should_ask_for_what_was_typed() {
        assertEquals("it was done", commands.swap("tiny", "energy", "au-emotion"));
        assertAsked("", new Change.Swap("energy", "au-emotion", List.of()));
        commands.swap("tiny/a", "energy", "au-emotion~b", "--set", "b.k=1", "--set=b.l=2");
        assertAsked("a", new Change.Swap("energy", "au-emotion~b", List.of("b.k=1", "b.l=2")));
        commands.add("tiny", "au-emotion");
        assertAsked("", new Change.Add("au-emotion", List.of(), 1));
        commands.add("tiny", "--weight", "0.5", "au-emotion", "--set", "au-emotion.k=1");
        assertAsked("", new Change.Add("au-emotion", List.of("au-emotion.k=1"), .5));
        commands.remove("tiny", "energy");
        assertAsked("", new Change.Remove("energy"));
        commands.weight("tiny/a", "energy", "1e-2");
        assertAsked("a", new Change.Weight("energy", .01));
        commands.renew("tiny", "energy");
        assertAsked("", new Change.Renew("energy"));
    }

    @Test
    void should_fail_with_the_reason_when_it_is_refused() {
        Problem refused = assertThrows(Problem.class, () -> commands.remove("tiny", "nobody"));
        assertTrue(refused.getMessage().startsWith("there is no task 'nobody'"));
        assertThrows(Problem.class, () -> commands.remove("other", "energy"));
    }

    @Test
    void should_ask_for_nothing_when_the_call_is_wrong_or_asks_for_help() {
        assertWrong("<part> is missing", () -> commands.swap("tiny", "energy"));
        assertWrong("<run> is missing", () -> commands.renew());
        assertWrong("'c d' is too much", () -> commands.remove("tiny", "b", "c", "d"));
        assertWrong("not 'many'", () -> commands.weight("tiny", "energy", "many"));
        assertWrong("not '0'", () -> commands.weight("tiny", "energy", "0"));
        assertWrong("not 'NaN'", () -> commands.weight("tiny", "energy", "NaN"));
        assertWrong("not '-1'", () -> commands.add("tiny", "b", "--weight", "-1"));
        assertWrong("unknown option --set", () -> commands.remove("tiny", "b", "--set", "a.b=c"));
        assertWrong("not 'tiny/'", () -> commands.remove("tiny/", "b"));
        assertTrue(commands.add("-h").toString().startsWith("usage: add <run> <part> [--weight"));
        assertEquals(List.of(), run.asked);
    }

    private static void assertWrong(String what, Runnable call) {
        String message = assertThrows(WrongUsage.class, call::run).getMessage();
        assertTrue(message.contains(what), message);
        assertTrue(message.contains("; call it as: "), message);
    }
}
