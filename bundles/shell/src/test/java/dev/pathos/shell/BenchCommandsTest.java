package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchCommandsTest {
    private static final Table TABLE = new Table("t", List.of(), List.of(), List.of());

    private Benchmark.Request request;
    private Map<String, String> chosen = Map.of();
    private final BenchCommands commands =
            new BenchCommands(
                    new Progress(
                            new LogLines(new PrintStream(new ByteArrayOutputStream())),
                            System::nanoTime),
                    "/lab");

    private final class Fake implements Benchmark {
        private final String name;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "the speed of " + name;
        }

        @Override
        public List<Table> run(Request wanted, Progress told) {
            request = wanted;
            told.at("measuring", 1, 2);
            return List.of(TABLE);
        }
    }

    private final class Choosy implements Benchmark {
        @Override
        public String name() {
            return "training";
        }

        @Override
        public String description() {
            return "the speed of training";
        }

        @Override
        public Map<String, String> options() {
            return Map.of("net", "<name>", "threads", "<n>");
        }

        @Override
        public List<Table> run(Request wanted, Progress told) {
            throw new AssertionError("there are options");
        }

        @Override
        public List<Table> run(Request wanted, Map<String, String> options, Progress told) {
            request = wanted;
            chosen = options;
            return List.of(TABLE);
        }
    }

    @BeforeEach
    void bind() {
        commands.bindBenchmark(new Choosy());
        commands.bindBenchmark(new Fake("features"));
    }

    @Test
    void should_list_benchmarks_when_none_is_named() {
        assertEquals(
                List.of(
                        List.of("features", "the speed of features", ""),
                        List.of("training", "the speed of training", "--net <name> --threads <n>")),
                ((Table) commands.bench()).rows());
    }

    @Test
    void should_hand_on_what_was_typed_or_what_is_usual() {
        assertEquals(List.of(TABLE), commands.bench("features"));
        assertEquals(new Benchmark.Request(Optional.empty(), 120, 5), request);
        commands.bench("training", "--clips", "a", "--seconds=2.5", "--rounds", "3");
        assertEquals(new Benchmark.Request(Optional.of(Path.of("/lab/a")), 2.5, 3), request);
    }

    @Test
    void should_hand_on_options_of_the_benchmark_itself_when_it_has_some() {
        commands.bench("training", "--net", "lstm", "--rounds", "2");
        assertEquals(Map.of("net", "lstm"), chosen);
        assertEquals(2, request.rounds());
        WrongUsage wrong =
                assertThrows(WrongUsage.class, () -> commands.bench("features", "--net", "lstm"));
        assertTrue(wrong.getMessage().contains("features does not take --net"));
    }

    @Test
    void should_refuse_when_a_call_makes_no_sense() {
        assertThrows(WrongUsage.class, () -> commands.bench("a", "b"));
        assertThrows(WrongUsage.class, () -> commands.bench("features", "--rounds", "1.5"));
        assertThrows(WrongUsage.class, () -> commands.bench("features", "--rounds", "0"));
        assertThrows(WrongUsage.class, () -> commands.bench("features", "--seconds", "-1"));
        assertThrows(WrongUsage.class, () -> commands.bench("features", "--fast"));
        assertTrue(commands.bench("--help").toString().startsWith("usage: bench [<name>]"));
        assertNull(request);
    }

    @Test
    void should_name_those_there_are_when_one_is_unknown() {
        Problem problem = assertThrows(Problem.class, () -> commands.bench("speed"));
        assertTrue(problem.getMessage().contains("features, training"), problem.getMessage());
    }
}
