package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.MediaTrial;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TortureCommandsTest {
    private List<Path> inputs;
    private int count;
    private long seed;

    private final MediaTrial trial =
            (given, wanted, start, watcher) -> {
                inputs = given;
                count = wanted;
                seed = start;
                watcher.progressed(1, wanted);
                return List.of(new Table("t", List.of(), List.of(), List.of()));
            };

    private final TortureCommands commands =
            new TortureCommands(trial, new Progress(new Console()), "/home");

    private void refused(String reason, String... arguments) {
        WrongUsage e = assertThrows(WrongUsage.class, () -> commands.torture(arguments));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void should_hand_on_what_was_typed_when_all_is_said() {
        commands.torture("a.wav", "/b", "--count", "20", "--seed=-3");
        assertEquals(List.of(Path.of("/home/a.wav"), Path.of("/b")), inputs);
        assertEquals(20, count);
        assertEquals(-3, seed);
    }

    @Test
    void should_take_what_is_usual_when_nothing_is_said() {
        commands.torture();
        assertEquals(List.of(), inputs);
        assertEquals(1000, count);
        assertEquals(0, seed);
    }

    @Test
    void should_refuse_when_a_call_makes_no_sense() {
        refused("--count expects a whole number from 1 to 10000000 and not '0'", "--count", "0");
        refused("and not '1.5'", "--count", "1.5");
        refused("--seed expects a whole number and not 'x'", "--seed", "x");
        refused("unknown option --speed", "--speed", "2");
    }

    @Test
    void should_say_how_it_is_called_when_asked() {
        assertTrue(commands.torture("--help").toString().contains("torture [<file or folder>...]"));
    }
}
