package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Part;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Table TABLE = new Table("t", List.of(), List.of(), List.of());
    private final Drafts drafts = new Drafts();
    private final Asked asked = new Asked();
    private final ExperimentCommands commands =
            new ExperimentCommands(
                    asked,
                    new NoneAlive(),
                    new Configurations(new Composing(), drafts, "/lab"),
                    new Progress(
                            new LogLines(new PrintStream(new ByteArrayOutputStream())),
                            System::nanoTime));

    /** Keeps what it was asked. */
    private static class Asked implements Experiments {
        private String what = "";

        private List<Table> asked(String question) {
            what = question;
            return List.of(TABLE);
        }

        @Override
        public List<Table> plan(Path config, List<String> overrides) {
            return asked("plan " + config + overrides);
        }

        @Override
        public List<Table> run(Path config, List<String> overrides) {
            return asked("run " + config + overrides);
        }

        @Override
        public List<Table> resume(String experiment) {
            return asked("resume " + experiment);
        }

        @Override
        public List<Table> reproduce(Path recorded, List<String> overrides) {
            return asked("reproduce " + recorded + overrides);
        }

        @Override
        public Table runs() {
            return asked("runs").get(0);
        }
    }

    @Test
    void should_resolve_configurations_against_the_callers_folder() {
        assertEquals(List.of(TABLE), commands.plan("configs/a.json"));
        assertEquals("plan /lab/configs/a.json[]", asked.what);
        commands.run("/b.json", "--set", "corpus.root=x");
        assertEquals("run /b.json[corpus.root=x]", asked.what);
    }

    @Test
    void should_pass_on_what_is_asked_of_experiments(@TempDir Path cwd) throws IOException {
        assertEquals(List.of(TABLE), commands.resume("quickstart"));
        assertEquals("resume quickstart", asked.what);
        Progress progress =
                new Progress(
                        new LogLines(new PrintStream(new ByteArrayOutputStream())),
                        System::nanoTime);
        ReproduceCommand command = new ReproduceCommand(asked, progress, cwd.toString());
        Path folder = Files.createDirectory(cwd.resolve("quickstart"));
        command.reproduce("quickstart", "--set", "corpus.root=x");
        assertEquals("reproduce quickstart[corpus.root=x]", asked.what);
        Files.createFile(folder.resolve("model.json"));
        command.reproduce("quickstart");
        assertEquals("reproduce " + folder + "[]", asked.what);
    }

    @Test
    void should_do_nothing_when_the_call_is_wrong_or_asks_for_help() {
        assertThrows(WrongUsage.class, () -> commands.run());
        assertThrows(WrongUsage.class, () -> commands.resume("a", "b"));
        assertTrue(commands.run("--help").toString().startsWith("usage: run <config or draft>"));
        assertEquals("", asked.what);
    }

    @Test
    void should_list_parts_with_bundle_and_state_or_explain_one() {
        Composer composer =
                new Composing() {
                    @Override
                    public List<Part> parts() {
                        return List.of(new Part("Encoder", "cnn", "dev.x 1.0.0", "available"));
                    }

                    @Override
                    public List<Table> explain(String pid) {
                        return List.of(new Table(pid, List.of(), List.of(), List.of()));
                    }
                };
        Table table = (Table) new PartCommands(composer).parts();
        assertEquals(List.of(List.of("Encoder", "cnn", "dev.x 1.0.0", "available")), table.rows());
        assertEquals(
                List.of(new Table("cnn", List.of(), List.of(), List.of())),
                new PartCommands(composer).parts("cnn"));
        assertThrows(WrongUsage.class, () -> new PartCommands(composer).parts("cnn", "lld"));
    }

    /** The described methods of all classes of this bundle: its commands. */
    private static Set<Method> ours() throws IOException {
        Path classes = Path.of("target/classes/dev/pathos/shell");
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name -> "dev.pathos.shell." + name.replace(".class", ""))
                    .flatMap(name -> Stream.of(type(name).getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(Descriptor.class))
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, CommandsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void should_describe_every_command_in_a_line_with_its_arguments_and_an_example()
            throws IOException {
        Set<String> names = new TreeSet<>();
        for (Method method : ours()) {
            String[] words = method.getAnnotation(Descriptor.class).value().split("; example: ");
            assertEquals(2, words.length, method.getName());
            assertTrue(words[1].startsWith(method.getName()), words[1]);
            Parameter last = method.getParameters()[method.getParameterCount() - 1];
            assertTrue(last.isAnnotationPresent(Descriptor.class), method.getName());
            names.add(method.getName());
        }
        assertTrue(names.containsAll(Set.of("run", "extract", "predict", "cache", "put")));
    }

    @Test
    void should_not_shadow_commands_of_the_shell_when_ours_come_first() throws Exception {
        Set<String> theirs = new TreeSet<>();
        for (String type : List.of("Builtin", "Posix", "Procedural", "Shell")) {
            Field names =
                    Class.forName("org.apache.felix.gogo.jline." + type)
                            .getDeclaredField("functions");
            names.setAccessible(true);
            theirs.addAll(Arrays.asList((String[]) names.get(null)));
        }
        for (String type : List.of("Basic", "Files", "Inspect")) {
            Class<?> commands = Class.forName("org.apache.felix.gogo.command." + type);
            Stream.of(commands.getDeclaredMethods()).map(Method::getName).forEach(theirs::add);
        }
        assertTrue(theirs.containsAll(Set.of("watch", "grep", "help", "resolve", "start", "lb")));
        for (Method method : ours()) {
            assertFalse(theirs.contains(method.getName()), method.getName());
        }
    }

    @Test
    void should_say_what_was_halted_when_the_shell_does_not_wait_any_more() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = new Progress(new LogLines(new PrintStream(bytes)), System::nanoTime);
        Asked halted =
                new Asked() {
                    @Override
                    public List<Table> resume(String experiment) {
                        Thread.currentThread().interrupt();
                        throw new Problem("halted, nothing is lost", experiment, "go on");
                    }
                };
        ExperimentCommands commands =
                new ExperimentCommands(
                        halted,
                        new NoneAlive(),
                        new Configurations(new Composing(), drafts, "/lab"),
                        progress);
        assertThrows(Problem.class, () -> commands.resume("tiny"));
        assertTrue(Thread.interrupted());
        assertEquals("halted, nothing is lost (tiny): go on", bytes.toString().strip());
    }

    @Test
    void should_fail_with_the_message_alone_when_the_call_is_wrong() {
        WrongUsage wrong = assertThrows(WrongUsage.class, () -> commands.run());
        assertTrue(wrong.toString().startsWith("run: <config or draft> is missing"));
    }
}
