package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.composition.Part;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Table TABLE = new Table("t", List.of(), List.of(), List.of());
    private static final Set<String> OURS =
            Set.of(
                    "plan",
                    "run",
                    "resume",
                    "reproduce",
                    "runs",
                    "parts",
                    "metrics",
                    "report",
                    "compare",
                    "segment",
                    "corpus",
                    "bench",
                    "agreement",
                    "faces",
                    "torture",
                    "models",
                    "look",
                    "follow",
                    "curve",
                    "live",
                    "pause",
                    "halt",
                    "swap",
                    "add",
                    "remove",
                    "weight",
                    "renew");

    /** The one name that is meant to stand in front of another command. */
    private static final String HELP = "help";

    private static final List<Class<?>> TYPES =
            List.of(
                    ExperimentCommands.class,
                    ReproduceCommand.class,
                    RunsCommand.class,
                    PartCommands.class,
                    MetricCommands.class,
                    ReportCommands.class,
                    SegmentCommands.class,
                    TortureCommands.class,
                    CorpusCommands.class,
                    BenchCommands.class,
                    AgreementCommands.class,
                    FacesCommands.class,
                    FaceModelCommands.class,
                    LookCommands.class,
                    FollowCommand.class,
                    CurveCommand.class,
                    SteerCommands.class,
                    TaskCommands.class,
                    HelpCommands.class);

    private final Asked asked = new Asked();
    private final ExperimentCommands commands =
            new ExperimentCommands(
                    asked,
                    new NoneAlive(),
                    new Progress(
                            new LogLines(new PrintStream(new ByteArrayOutputStream())),
                            System::nanoTime),
                    "/lab");

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
    void should_pass_on_what_is_asked_of_experiments() {
        assertEquals(List.of(TABLE), commands.resume("quickstart"));
        assertEquals("resume quickstart", asked.what);
        Progress progress =
                new Progress(
                        new LogLines(new PrintStream(new ByteArrayOutputStream())),
                        System::nanoTime);
        new ReproduceCommand(asked, progress, "/lab")
                .reproduce("quickstart", "--set", "corpus.root=x");
        assertEquals("reproduce quickstart[corpus.root=x]", asked.what);
    }

    @Test
    void should_do_nothing_when_the_call_is_wrong_or_asks_for_help() {
        assertThrows(WrongUsage.class, () -> commands.run());
        assertThrows(WrongUsage.class, () -> commands.resume("a", "b"));
        assertTrue(commands.run("--help").toString().startsWith("usage: run <config>"));
        assertEquals("", asked.what);
    }

    @Test
    void should_list_parts_with_bundle_and_state_or_explain_one() {
        Composer composer =
                new Composer() {
                    @Override
                    public Composition compose(Path file, List<String> overrides) {
                        throw new AssertionError("not asked for");
                    }

                    @Override
                    public Composition compose(Path file, List<String> overrides, String part) {
                        throw new AssertionError("not asked for");
                    }

                    @Override
                    public Composition compose(String pid, List<String> overrides) {
                        throw new AssertionError("not asked for");
                    }

                    @Override
                    public Composition compose(String part, List<String> set, String bundle) {
                        throw new AssertionError("not asked for");
                    }

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

    @Test
    void should_describe_every_command_with_an_example() {
        Set<String> described = new TreeSet<>();
        for (Class<?> type : TYPES) {
            for (Method method : type.getMethods()) {
                Descriptor descriptor = method.getAnnotation(Descriptor.class);
                if (descriptor != null) {
                    String example = "example: " + method.getName();
                    assertTrue(descriptor.value().contains(example), method.getName());
                    described.add(method.getName());
                }
            }
        }
        Set<String> all = new TreeSet<>(OURS);
        all.add(HELP);
        assertEquals(all, described);
    }

    @Test
    void should_not_shadow_commands_of_the_shell_when_ours_come_first()
            throws ReflectiveOperationException {
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
        OURS.forEach(name -> assertFalse(theirs.contains(name), name));
    }

    @Test
    void should_list_commands_with_what_they_do() {
        Table table = HelpCommands.list(commands());
        assertEquals(OURS.size(), table.rows().size());
        assertTrue(
                table.rows()
                        .contains(
                                List.of(
                                        "resume",
                                        "lets a paused experiment go on, or does what is missing of one"
                                                + " that was halted")));
        table.rows().forEach(row -> assertTrue(row.get(1).length() <= 88, row.get(1)));
    }

    @Test
    void should_explain_a_command_with_arguments_and_example() {
        assertEquals(
                "plan <config> [--set <part>.<key>=<value>]...\n"
                        + "shows what an experiment would do and cost, without training\n"
                        + "example: plan configs/quickstart.json",
                HelpCommands.explain(commands().get("plan")));
        assertEquals(
                "resume <experiment>\n"
                        + "lets a paused experiment go on, or does what is missing of one that was halted\n"
                        + "example: resume quickstart",
                HelpCommands.explain(commands().get("resume")));
    }

    private static Map<String, Method> commands() {
        Map<String, Method> methods = new TreeMap<>();
        TYPES.forEach(type -> HelpCommands.describe(type, List.copyOf(OURS), methods));
        return methods;
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
                new ExperimentCommands(halted, new NoneAlive(), progress, "/work");
        assertThrows(Problem.class, () -> commands.resume("tiny"));
        assertTrue(Thread.interrupted());
        assertEquals("halted, nothing is lost (tiny): go on", bytes.toString().strip());
    }

    @Test
    void should_fail_with_the_message_alone_when_the_call_is_wrong() {
        WrongUsage wrong = assertThrows(WrongUsage.class, () -> commands.run());
        assertTrue(wrong.toString().startsWith("run: <config> is missing"));
    }
}
