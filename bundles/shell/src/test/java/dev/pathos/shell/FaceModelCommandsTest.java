package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.LandmarkModels;
import dev.pathos.api.face.LandmarkModels.Addition;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceModelCommandsTest {
    private static final Table TABLE =
            new Table("told", List.of("name"), List.of(List.of("pfld")), List.of());

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private String asked = "";
    private Addition addition;
    private List<String> unusable = List.of();

    /** What can be asked of a session here. */
    private final CommandSession session =
            (CommandSession)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {CommandSession.class},
                            (proxy, method, arguments) -> {
                                assertEquals("getConsole", method.getName());
                                return new PrintStream(console, true);
                            });

    private final FaceModelCommands commands =
            new FaceModelCommands(
                    new Asked(),
                    new Progress(
                            new LogLines(new PrintStream(new ByteArrayOutputStream())),
                            System::nanoTime),
                    "/lab");

    /** Keeps what it was asked. */
    private final class Asked implements LandmarkModels {
        @Override
        public Table contents() {
            asked = "contents";
            return TABLE;
        }

        @Override
        public Verdict verify(Optional<String> name) {
            asked = "verify " + name;
            return new Verdict(TABLE, unusable);
        }

        @Override
        public Table add(Addition added, Watcher watcher) {
            watcher.progressed(5, 0);
            addition = added;
            return TABLE;
        }

        @Override
        public Table remove(String name) {
            asked = "remove " + name;
            return TABLE;
        }
    }

    private Object call(String... arguments) {
        return commands.models(session, arguments);
    }

    @Test
    void should_pass_on_what_is_asked() {
        assertEquals(TABLE, call());
        assertEquals("contents", asked);
        assertEquals(TABLE, call("verify"));
        assertEquals("verify Optional.empty", asked);
        call("verify", "pfld");
        assertEquals("verify Optional[pfld]", asked);
        call("remove", "pfld");
        assertEquals("remove pfld", asked);
        assertTrue(call("--help").toString().startsWith("usage: models [verify"));
    }

    @Test
    void should_trust_files_of_this_machine_by_their_place_in_the_callers_folder() {
        assertEquals(TABLE, call("add", "sub/../m.onnx", "--name", "pfld", "--box=1.2"));
        assertEquals(
                new Addition(
                        URI.create("file:///lab/m.onnx"),
                        "pfld",
                        Map.of("box.factor", "1.2"),
                        true),
                addition);
    }

    @Test
    void should_pass_on_the_keys_of_the_part_under_its_names() {
        URI url = URI.create("https://example.org/m.onnx?raw=true");
        call(
                "fetch",
                url + "",
                "--name",
                "m",
                "--sha256",
                "ab",
                "--size",
                "96",
                "--color",
                "bgr",
                "--scale",
                "1/255",
                "--mean",
                "1,2,3",
                "--deviation",
                "4",
                "--output",
                "y",
                "--unit",
                "pixel",
                "--layout",
                "planar",
                "--box",
                "1.3");
        Map<String, String> said =
                Map.of(
                        "sha256", "ab",
                        "size", "96",
                        "color", "bgr",
                        "scale", "1/255",
                        "mean", "1,2,3",
                        "deviation", "4",
                        "output", "y",
                        "output.unit", "pixel",
                        "output.layout", "planar",
                        "box.factor", "1.3");
        assertEquals(new Addition(url, "m", said, false), addition);
        call("fetch", url + "", "--name", "m", "--trust");
        assertTrue(addition.trusted());
    }

    @Test
    void should_fail_behind_the_table_when_a_model_cannot_be_used() {
        unusable = List.of("pfld");
        Problem problem = assertThrows(Problem.class, () -> call("verify"));
        assertTrue(problem.getMessage().contains("(pfld)"), problem.getMessage());
        assertTrue(console.toString().contains("told"), console.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "add",
                "add m.onnx",
                "add m.onnx n.onnx --name x",
                "fetch --name x",
                "fetch m.onnx --name x",
                "fetch https://a --trust",
                "remove",
                "remove a b",
                "verify --trust",
                "--name x",
                "add m.onnx --name x --boxes 1",
                "add m.onnx --name"
            })
    void should_do_nothing_when_the_call_is_wrong(String line) {
        assertThrows(WrongUsage.class, () -> call(line.split(" ")));
        assertEquals("", asked);
        assertEquals(null, addition);
    }
}
