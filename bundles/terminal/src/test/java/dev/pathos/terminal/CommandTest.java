package dev.pathos.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.run.Table;
import java.util.List;
import java.util.TreeMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;

class CommandTest {
    /** Commands as bundles write them. */
    public static final class Samples {
        /** A described command. */
        @Descriptor("runs an experiment; example: go a.json")
        public void go(CommandSession session, @Descriptor("<config>") String... arguments) {}

        /** No command. */
        @Descriptor("does something else")
        public void other() {}

        /** A command that nobody is to see. */
        public void _hidden() {}
    }

    private static final Command GO =
            new Command("go", "<config>", "runs an experiment", "go a.json");

    @Test
    void should_read_what_a_command_does_and_takes_from_its_annotations() {
        assertEquals(List.of(GO), OwnCommands.described(Samples.class, List.of("go", "_hidden")));
    }

    @Test
    void should_explain_a_command_with_arguments_and_example() {
        Table told = GO.explained();
        assertEquals("go <config>", told.title());
        assertEquals(List.of("runs an experiment", "example: go a.json"), told.notes());
    }

    @Test
    void should_list_commands_with_what_they_do() {
        TreeMap<String, Command> commands = new TreeMap<>();
        commands.put("go", GO);
        assertEquals(
                List.of(List.of("go", "runs an experiment")), HelpCommand.list(commands).rows());
    }
}
