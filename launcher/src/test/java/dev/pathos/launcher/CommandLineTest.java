package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void should_keep_the_options_of_the_command_when_they_follow_it() {
        CommandLine line =
                CommandLine.parse(
                        List.of("--features", "mine.json", "run", "a.json", "--set", "x=1"));

        assertEquals("mine.json", line.features());
        assertEquals(List.of("run", "a.json", "--set", "x=1"), line.words());
        assertFalse(line.debug());
        assertFalse(line.needsShell());
    }

    @Test
    void should_take_debug_wherever_it_stands() {
        CommandLine line = CommandLine.parse(List.of("run", "a.json", "--debug"));

        assertTrue(line.debug());
        assertEquals(List.of("run", "a.json"), line.words());
    }

    @Test
    void should_need_the_shell_when_there_is_no_command_or_a_script() {
        assertTrue(CommandLine.parse(List.of()).needsShell());
        assertTrue(CommandLine.parse(List.of("script", "a.gosh")).needsShell());
        assertNull(CommandLine.parse(List.of()).features());
    }

    @Test
    void should_name_the_option_when_it_is_unknown_or_has_no_value() {
        WrongUsage unknown =
                assertThrows(WrongUsage.class, () -> CommandLine.parse(List.of("--quick", "run")));
        WrongUsage incomplete =
                assertThrows(WrongUsage.class, () -> CommandLine.parse(List.of("--features")));

        assertTrue(unknown.getMessage().startsWith("Unknown option --quick."));
        assertTrue(incomplete.getMessage().startsWith("--features needs a file."));
    }
}
