package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.CorpusCheck;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusCommandsTest {
    private static final Table TABLE = new Table("t", List.of(), List.of(), List.of());

    private final List<String> asked = new ArrayList<>();
    private final CorpusCheck check =
            (part, config, overrides, fast) -> {
                asked.add(part + " " + config + overrides + fast);
                return List.of(TABLE);
            };
    private final CorpusCommands commands =
            new CorpusCommands(
                    check,
                    new Progress(
                            new LogLines(new PrintStream(new ByteArrayOutputStream())),
                            System::nanoTime),
                    "/lab");

    @Test
    void should_pass_on_part_configuration_settings_and_haste() {
        assertEquals(
                List.of(TABLE),
                commands.corpus("check", "ravdess", "--set", "ravdess.root=x", "--fast"));
        commands.corpus("check", "--config", "a.json", "mapped");
        assertEquals(
                List.of(
                        "ravdess Optional.empty[ravdess.root=x]true",
                        "mapped Optional[/lab/a.json][]false"),
                asked);
    }

    @Test
    void should_say_how_it_is_called_when_it_is_called_otherwise() {
        assertThrows(WrongUsage.class, () -> commands.corpus("ravdess"));
        assertThrows(WrongUsage.class, () -> commands.corpus("check"));
        assertThrows(WrongUsage.class, () -> commands.corpus("check", "a", "b"));
        assertThrows(WrongUsage.class, () -> commands.corpus("check", "a", "--config"));
        assertTrue(commands.corpus("--help").toString().contains("check <part> [--config <file>]"));
        assertEquals(List.of(), asked);
    }
}
