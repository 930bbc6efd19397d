package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interactive shell, drafts and scripts as they ship. */
class ShellTest {
    @TempDir private Path cwd;

    private Launch launch() {
        return new Launch(
                cwd,
                Map.of(),
                Map.of(
                        "PATHOS_RUNS", cwd.resolve("runs").toString(),
                        "PATHOS_CACHE", cwd.resolve("cache").toString()));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }

    @Test
    void should_compose_and_run_a_pipeline_from_nothing_in_a_script() throws Exception {
        String script = Launch.HOME.resolve("configs/by-hand.gosh").toString();
        Outcome outcome = launch().run("script", script, "1");
        assertEquals(0, outcome.status(), () -> text(outcome.err()));
        List<String> out = outcome.out();
        assertEquals("to begin with, 2 things are missing", out.get(0));
        assertTrue(out.contains("by-hand.pretrain.epochs = 1"), text(out));
        assertTrue(
                out.stream().anyMatch(l -> l.startsWith("facial-activation needs faces: use")),
                text(out));
        for (String arm : List.of("scratch", "pretrained")) {
            assertEquals(
                    1,
                    out.stream().filter(l -> l.matches(arm + " : F1 macro [0-9.]+ .*")).count(),
                    text(out));
        }
        Path run = cwd.resolve("runs/by-hand");
        assertTrue(Files.exists(run.resolve("report.html")));
        String resolved = Files.readString(run.resolve("config.json"));
        assertTrue(resolved.contains("\"facial-activation~facial-activation\""), resolved);
    }

    @Test
    void should_carry_out_by_hand_what_was_typed_and_leave_the_prompt_alone() throws Exception {
        Outcome outcome =
                launch().type(
                                "compose my-run",
                                "use my-run corpus talking-heads",
                                "use my-run task energy-variation",
                                "put my-run epochs 1",
                                "put my-run speakers 6",
                                "put my-run utterances 6",
                                "put my-run encoder.widths 8",
                                "put my-run folds 3",
                                "put my-run run.folds 0",
                                "show my-run",
                                "save my-run configs/my-run.json",
                                "run my-run &",
                                "jobs",
                                "echo typed on",
                                "fg",
                                "plan configs/my-run.json",
                                "exit");
        assertEquals(0, outcome.status(), () -> text(outcome.err()));
        List<String> out = outcome.out();
        assertTrue(out.contains("[1] in the background: run my-run"), text(out));
        assertTrue(out.contains("[1] background run my-run"), text(out));
        int typed = out.indexOf("typed on");
        int tables = out.indexOf("Fine-tuned on labels: test speakers");
        assertTrue(0 < typed && typed < tables, "jobs in front print what they give");
        assertTrue(
                out.stream().anyMatch(l -> l.startsWith("Nothing is missing: plan my-run")),
                text(out));
        assertTrue(Files.exists(cwd.resolve("runs/my-run/report.html")));
        String saved = Files.readString(cwd.resolve("configs/my-run.json"));
        assertTrue(saved.contains("  \"talking-heads~corpus\": { \"speakers\": 6"), saved);
        assertTrue(out.contains("Pretext targets"), "the file that was saved can be planned");
    }

    @Test
    void should_stay_open_and_say_in_a_line_what_is_wrong_when_lines_are() throws Exception {
        Outcome outcome =
                launch().type(
                                "x = )",
                                "rnus",
                                "run nowhere.json",
                                "put my-run epochs 3",
                                "$nothing foo",
                                "parts | grep lld",
                                "compose lost",
                                "echo still here");
        assertEquals(0, outcome.status(), () -> text(outcome.err()));
        List<String> out = outcome.out();
        String all = text(out);
        assertTrue(out.contains("not understood: unexpected token ')'"), all);
        assertTrue(out.contains("there is no command rnus: did you mean 'runs'?"), all);
        assertTrue(all.contains("no such configuration file ("), all);
        assertTrue(all.contains("there is no draft 'my-run'"), all);
        assertTrue(out.contains("still here"), all);
        assertTrue(all.contains("the draft lost is not saved: save lost configs/lost.json"), all);
        assertFalse(all.contains("\u001B"), "there is no terminal, so there are no colours");
        assertFalse(all.contains("Exception"), all);
        assertFalse(all.contains("\tat "), all);
    }

    @Test
    void should_complete_and_colour_when_there_is_a_terminal() throws Exception {
        assumeTrue(hasScript(), "the program script is not there");
        String screen = launch().atTerminal("part\t ll\t\nrnus\nexit\n");
        assertTrue(screen.contains("lld (FeatureExtractor of dev.pathos.lld"), screen);
        assertTrue(screen.contains("\u001B[1mkey"), "headers are bold");
        assertTrue(screen.contains("\u001B[31mthere is no command rnus"), "errors are red");
        assertFalse(screen.contains("stopping framework"), screen);
    }

    private static boolean hasScript() throws InterruptedException {
        try {
            return new ProcessBuilder("script", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void should_say_that_a_draft_ends_with_its_process_when_it_is_begun_from_outside()
            throws Exception {
        Outcome outcome = launch().run("compose", "my-run");
        assertEquals(1, outcome.status());
        assertEquals(
                "the draft would end with this command (my-run): open the shell with ./pathos and"
                        + " type it there, or put the commands into a file for ./pathos script"
                        + " <file>",
                outcome.firstError());
    }

    @Test
    void should_suggest_the_nearest_command_when_one_from_outside_is_unknown() throws Exception {
        Outcome outcome = launch().run("rnus", "--where", "f1 > 0");
        assertEquals(2, outcome.status());
        assertEquals("there is no command rnus: did you mean 'runs'?", outcome.firstError());
    }

    @Test
    void should_shadow_no_command_but_help_in_the_running_shell() throws Exception {
        Files.writeString(
                cwd.resolve("all.gosh"), "each ${.commands} { echo $it }\necho then\nhelp");
        Outcome outcome = launch().run("script", "all.gosh");
        assertEquals(0, outcome.status(), () -> text(outcome.err()));
        int end = outcome.out().indexOf("then");
        List<String> commands = outcome.out().subList(0, end);
        List<String> help = outcome.out().subList(end + 1, outcome.out().size());
        Map<String, Set<String>> scopes = new HashMap<>();
        for (String command : commands) {
            String[] words = command.split(":");
            scopes.computeIfAbsent(words[1], name -> new TreeSet<>()).add(words[0]);
        }
        List<String> shadows = new ArrayList<>();
        scopes.forEach(
                (name, of) -> {
                    if (of.contains("pathos") && of.size() > 1) {
                        shadows.add(name);
                    }
                });
        assertEquals(List.of("help"), shadows);
        Set<String> ours =
                scopes.entrySet().stream()
                        .filter(e -> e.getValue().contains("pathos"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        assertTrue(
                ours.containsAll(Set.of("run", "extract", "put", "exit", "cache")),
                ours.toString());
        Set<String> explained = help.stream().map(l -> l.split(" ")[0]).collect(Collectors.toSet());
        Stream.of("default", "_shell").forEach(ours::remove);
        ours.removeAll(explained);
        assertEquals(Set.of(), ours, "help explains every command of ours");
    }

    @Test
    void should_look_into_tables_by_column_in_scripts() throws Exception {
        Files.writeString(
                cwd.resolve("tables.gosh"),
                """
                t = (parts)
                n = (each -r ($t records) { $it get pid })
                if { $n contains lld } { echo lld is there }
                echo ($t cell 0 kind) (($t row 0) get kind)
                if { ($n size) equals ($t size) } { echo as many }
                x = (plan tiny.json)
                each $x { echo ($it title) }
                """);
        Files.writeString(
                cwd.resolve("tiny.json"),
                """
                { "talking-heads~c": { "speakers": 6, "utterances": 6 }, "lld~f": {},
                  "energy-variation~e": {}, "categorical~l": {}, "cnn-encoder~n": { "widths": [8] },
                  "arm~a": { "pretext": "e" }, "experiment~x": { "downstream": "l", "folds": 3 } }
                """);
        Outcome outcome = launch().run("script", "tables.gosh");
        assertEquals(0, outcome.status(), () -> text(outcome.err()));
        assertTrue(
                outcome.out()
                        .containsAll(
                                List.of(
                                        "lld is there",
                                        "Classifier Classifier",
                                        "as many",
                                        "Inputs")),
                text(outcome.out()));
    }
}
