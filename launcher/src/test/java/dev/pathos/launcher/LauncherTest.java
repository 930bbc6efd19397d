package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots the shipped features through the shipped launcher, in a process of its own. */
class LauncherTest {
    @TempDir static Path shared;
    private static TestRepository repository;
    @TempDir Path cwd;

    @BeforeAll
    static void fill() throws IOException {
        repository =
                new TestRepository(shared)
                        .withProbe()
                        .with("needy", Map.of("Import-Package", "org.nowhere;version=\"[1.2,2)\""))
                        .with("lame", Map.of("Bundle-Activator", "org.nowhere.Activator"))
                        .with("stray", Map.of("Fragment-Host", "org.nowhere"));
    }

    @BeforeEach
    void addProbe() throws IOException {
        feature("probe.json", "test:probe:1.0.0");
    }

    private void feature(String name, String bundle) throws IOException {
        Files.writeString(
                cwd.resolve(name),
                "{\"id\":\"test:f:1\",\"bundles\":[{\"id\":\"" + bundle + "\"}]}");
        Files.writeString(
                cwd.resolve("features.json"),
                "[\"" + Launch.HOME.resolve("features/default.json") + "\", \"" + name + "\"]");
    }

    private Launch launcher() {
        return new Launch(
                cwd, Map.of("pathos.repositories", repository.folder().toString()), Map.of());
    }

    private Outcome launch(String... arguments) throws IOException, InterruptedException {
        return launcher().run(arguments);
    }

    private Outcome probe(String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--features", "features.json"));
        arguments.addAll(List.of(words));
        return launch(arguments.toArray(String[]::new));
    }

    @Test
    void should_list_commands_when_booted_with_the_default_features() throws Exception {
        Outcome outcome = launch("help");

        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertTrue(outcome.out().stream().anyMatch(line -> line.startsWith("run ")));
        assertFalse(outcome.out().stream().anyMatch(line -> line.contains("scr:list")));
        assertEquals(List.of(), outcome.err());
    }

    @Test
    void should_explain_our_commands_and_leave_others_to_their_own_help() throws Exception {
        Files.writeString(cwd.resolve("help.gosh"), "help run\nhelp scr:list\nhelp dance");
        Outcome told = launch("script", "help.gosh");

        assertEquals("run <config or draft> [--set <part>.<key>=<value>]...", told.out().get(0));
        assertTrue(told.out().get(2).startsWith("example: run configs/"));
        assertTrue(String.join(" ", told.out()).contains("scope: scr"), told.out().toString());
        assertEquals(2, told.status());
        assertTrue(told.firstError().contains("there is no command dance"));
    }

    @Test
    void should_hand_arguments_over_as_they_are() throws Exception {
        Outcome outcome = probe("probe:words", "it's", "$HOME *", "a;b | {c}", "--set", "x=1", "");

        assertEquals(
                List.of("<it's>", "<$HOME *>", "<a;b | {c}>", "<--set>", "<x=1>", "<>"),
                outcome.out());
        assertEquals(0, outcome.status());
    }

    @Test
    void should_exit_with_2_when_the_command_is_not_understood() throws Exception {
        Outcome unknown = launch("dance");
        Outcome coercion = probe("probe:misused", "many", "words");
        Outcome refused = probe("probe:misused", "7");

        assertEquals(2, unknown.status());
        assertTrue(unknown.firstError().startsWith("there is no command dance: "));
        assertEquals(2, coercion.status());
        assertTrue(coercion.firstError().startsWith("misused does not take these arguments."));
        assertEquals(2, refused.status());
        assertEquals(List.of("7 is no size"), refused.err());
    }

    @Test
    void should_exit_with_1_and_the_message_alone_when_a_command_fails() throws Exception {
        Outcome problem = probe("probe:problem");
        Outcome bug = probe("probe:bug");

        assertEquals(1, problem.status());
        assertEquals(List.of("the clip is empty (clip.wav): replace it"), problem.err());
        assertEquals(1, bug.status());
        assertEquals(List.of("IllegalStateException: cannot happen"), bug.err());
    }

    @Test
    void should_print_the_stack_trace_when_debugging() throws Exception {
        Outcome outcome = probe("--debug", "probe:problem");

        assertTrue(outcome.err().contains("the clip is empty (clip.wav): replace it"));
        assertTrue(outcome.err().stream().anyMatch(line -> line.contains("ProbeCommands.problem")));
    }

    @Test
    void should_run_a_script_up_to_the_line_that_fails() throws Exception {
        Files.writeString(
                cwd.resolve("study.gosh"),
                "x = 3\neach [a b] { probe:words $it $x }\nprobe:words $1\nprobe:bug\nprobe:words z");

        Outcome outcome = probe("script", "study.gosh", "first one");

        assertEquals(1, outcome.status());
        assertTrue(outcome.out().contains("<first one>"), () -> outcome.out().toString());
        assertFalse(outcome.out().contains("<z>"));
        assertEquals(
                cwd.resolve("study.gosh") + ":4: IllegalStateException: cannot happen",
                outcome.firstError());
    }

    @Test
    void should_say_in_few_lines_why_a_bundle_cannot_be_used() throws Exception {
        feature("bad.json", "test:needy:1.0.0");
        Outcome needy = probe("help");
        feature("bad.json", "test:lame:1.0.0");
        Outcome lame = probe("help");
        feature("bad.json", "test:stray:1.0.0");
        Outcome stray = probe("help");
        feature("bad.json", "test:none:1.0.0");
        Outcome none = probe("help");

        String who = " 1.0.0 of " + cwd.resolve("bad.json");
        assertEquals(
                List.of(
                        "Bundle needy"
                                + who
                                + " needs the package org.nowhere from version 1.2.0 to below"
                                + " 2.0.0, which no bundle here exports. Add the feature with the"
                                + " bundle that does."),
                needy.err());
        assertTrue(lame.firstError().startsWith("Bundle lame" + who + " does not start: "));
        assertEquals(
                List.of(
                        "Bundle stray"
                                + who
                                + " is a part of org.nowhere, which is not among the features. Add"
                                + " it, or take this one out."),
                stray.err());
        assertTrue(
                none.firstError()
                        .startsWith(cwd.resolve("bad.json") + " asks for test:none:1.0.0"));
        for (Outcome outcome : List.of(needy, lame, stray, none)) {
            assertEquals(1, outcome.status());
            assertTrue(outcome.err().size() <= 12);
        }
    }

    @Test
    void should_name_the_jar_when_it_is_damaged() throws Exception {
        repository.with("torn", Map.of());
        Path jar = repository.folder().resolve("test/torn/1.0.0/torn-1.0.0.jar");
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        feature("bad.json", "test:torn:1.0.0");
        Outcome outcome = probe("help");

        assertEquals(1, outcome.status());
        assertTrue(outcome.firstError().startsWith(jar + ": this bundle cannot be read"));
        assertEquals(1, outcome.err().size());
    }

    @Test
    void should_stop_all_bundles_when_asked_to_terminate() throws Exception {
        assertEquals(143, signalled("TERM"));
    }

    @Test
    void should_stop_all_bundles_when_interrupted() throws Exception {
        Launch.assumeInterruptible();
        assertEquals(130, signalled("INT"));
    }

    private int signalled(String signal) throws Exception {
        Launch launcher = launcher();
        Process process = launcher.start("--features", "features.json", "probe:linger");
        while (process.isAlive() && !Files.exists(cwd.resolve("lingering"))) {
            Thread.sleep(20);
        }
        String pid = String.valueOf(process.pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
        int status = launcher.end(process).status();
        assertTrue(Files.exists(cwd.resolve("stopped")), "The probe was not stopped");
        try (var left = Files.list(Launch.HOME.resolve(".pathos/framework"))) {
            assertEquals(
                    List.of(),
                    left.filter(f -> f.getFileName().toString().startsWith(pid + "-")).toList());
        }
        return status;
    }

    @Test
    void should_keep_two_native_stacks_apart_in_one_process() throws Exception {
        Files.writeString(cwd.resolve("natives.gosh"), "probe:numerics\nprobe:video");

        Outcome outcome = probe("script", "natives.gosh");

        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertEquals("sum 7.0", outcome.out().get(0));
        assertTrue(outcome.out().get(1).startsWith("licence LGPL"));
    }
}
