package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandsTest {
    @TempDir Path folder;

    private final List<String> asked = new ArrayList<>();
    private Path runs;
    private ReportCommands commands;

    @BeforeEach
    void makeRuns() throws IOException {
        folder = folder.toRealPath();
        runs = folder.resolve("runs");
        for (String run : List.of("runs/a", "runs/b", "elsewhere/c")) {
            Files.createDirectories(folder.resolve(run));
            Files.writeString(folder.resolve(run).resolve("config.json"), "{}");
        }
        Files.createDirectories(runs.resolve("no-experiment"));
        commands =
                new ReportCommands(
                        experiment -> {
                            asked.add("report " + experiment);
                            return experiment.resolve("report.html");
                        },
                        (experiments, out) -> {
                            asked.add("compare " + experiments + " " + out);
                            return List.of(
                                    new Table("t", List.of("x"), List.of(), List.of("a note")));
                        },
                        runs,
                        folder);
    }

    @Test
    void should_find_experiments_by_name_and_by_folder() {
        assertEquals("Report: " + runs.resolve("a/report.html"), commands.report("a"));
        commands.report("elsewhere/c");
        assertEquals("report " + folder.resolve("elsewhere/c"), asked.get(1));
        String message =
                assertThrows(Problem.class, () -> commands.report("no-experiment")).getMessage();
        assertTrue(message.startsWith("there is no experiment 'no-experiment'"), message);
        assertThrows(Problem.class, () -> commands.report("\0"));
    }

    @Test
    void should_compare_into_a_folder_among_the_runs_or_the_one_named() {
        List<?> tables = (List<?>) commands.compare("a", "b", "elsewhere/c");
        List<Path> all =
                List.of(runs.resolve("a"), runs.resolve("b"), folder.resolve("elsewhere/c"));
        assertEquals("compare " + all + " " + runs.resolve("compare-a-b-c"), asked.get(0));
        assertEquals(
                List.of("a note", "Report: " + runs.resolve("compare-a-b-c/report.html")),
                ((Table) tables.get(0)).notes());
        commands.compare("--out", "mine", "a", "b");
        assertTrue(asked.get(1).endsWith(" " + folder.resolve("mine")), asked.get(1));
    }

    @Test
    void should_refuse_less_than_two_experiments_and_one_named_twice() {
        assertThrows(WrongUsage.class, () -> commands.compare("a"));
        assertThrows(WrongUsage.class, () -> commands.compare("a", "runs/a"));
        assertThrows(WrongUsage.class, () -> commands.report("a", "b"));
        assertThrows(WrongUsage.class, () -> commands.report("a", "--out", "x"));
        assertEquals(List.of(), asked);
    }

    @Test
    void should_say_what_to_do_when_a_report_cannot_be_written() {
        ReportCommands full =
                new ReportCommands(
                        experiment -> {
                            throw new IOException("no space left");
                        },
                        (experiments, out) -> {
                            throw new IOException("no space left");
                        },
                        runs,
                        folder);
        String message = assertThrows(Problem.class, () -> full.report("a")).getMessage();
        assertTrue(message.contains("no space left") && message.contains("--out"), message);
        assertThrows(Problem.class, () -> full.compare("a", "b"));
    }
}
