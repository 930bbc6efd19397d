package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.plugin.Plugins;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginCommandsTest {
    private static final Table TABLE = new Table("told", List.of(), List.of(), List.of());

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private String asked = "";

    private final PluginCommands commands =
            new PluginCommands(
                    new Asked(),
                    (project, told) -> {
                        asked = "develop " + project;
                        told.accept("built");
                    },
                    new Progress(new LogLines(new PrintStream(shown)), System::nanoTime),
                    "/lab");

    /** Keeps what it was asked. */
    private final class Asked implements Plugins {
        @Override
        public Table installed() {
            asked = "installed";
            return TABLE;
        }

        @Override
        public List<Table> preview(Path jar) {
            asked = "preview " + jar;
            return List.of(TABLE);
        }

        @Override
        public List<Table> install(Path jar) {
            asked = "install " + jar;
            return List.of(TABLE);
        }

        @Override
        public List<Table> remove(String name) {
            asked = "remove " + name;
            return List.of(TABLE);
        }

        @Override
        public Optional<String> restore(String sha256) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Set<String> withdrawn() {
            throw new AssertionError("not asked for");
        }
    }

    private String asking(String... arguments) {
        commands.plugin(arguments);
        return asked;
    }

    @Test
    void should_list_install_try_and_remove_when_asked_to() {
        assertEquals("installed", asking());
        assertEquals("installed", asking("list"));
        assertEquals("install /lab/a.jar", asking("install", "a.jar"));
        assertEquals("preview /a.jar", asking("install", "--dry-run", "/lab/../a.jar"));
        assertEquals("remove lab.a", asking("remove", "lab.a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install",
                "remove",
                "list a",
                "install a b",
                "remove a --dry-run",
                "--dry-run",
                "update a",
                "list --force"
            })
    void should_change_nothing_when_the_call_is_wrong(String words) {
        assertThrows(WrongUsage.class, () -> commands.plugin(words.split(" ")));
        assertEquals("", asked);
    }

    @Test
    void should_tell_what_becomes_of_a_project_when_it_is_developed() throws Exception {
        assertNull(commands.dev("my-task"));
        assertEquals("develop /lab/my-task", asked);
        assertEquals("built", shown.toString().strip());
        assertThrows(WrongUsage.class, () -> commands.dev());
        assertTrue(commands.dev("--help").toString().startsWith("usage: dev <folder>"));
    }
}
