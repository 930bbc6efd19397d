package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.features.Machine;
import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assembles distributions with the shipped launcher and features, and starts what was made. */
class AssemblyTest {
    @TempDir Path temporary;
    private Path cwd;
    private TestRepository repository;

    @BeforeEach
    void fill() throws IOException {
        cwd = temporary.toRealPath();
        repository = new TestRepository(cwd.resolve("repository")).withProbe();
        Files.writeString(cwd.resolve("lab.json"), "[\"base.json\", \"shell.json\", \"own.json\"]");
        own("test:probe:1.0.0");
    }

    private void own(String bundle) throws IOException {
        Files.writeString(
                cwd.resolve("own.json"),
                "{\"id\":\"test:own:1\",\"bundles\":[{\"id\":\"" + bundle + "\"}]}");
    }

    private Outcome launch(String... words) throws Exception {
        return new Launch(cwd, Map.of(), Map.of()).run(words);
    }

    /** Runs a distribution's own script in another folder. */
    private Outcome start(String... words) throws Exception {
        Path elsewhere = Files.createDirectories(cwd.resolve("elsewhere"));
        List<String> command = new ArrayList<>();
        command.add(cwd.resolve("dist/lab/pathos").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATHOS_HEAP", "1g");
        builder.environment().put("PATHOS_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        Process process =
                builder.redirectOutput(cwd.resolve("out").toFile())
                        .redirectError(cwd.resolve("err").toFile())
                        .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "The distribution does not end");
        return new Outcome(
                process.exitValue(),
                Files.readAllLines(cwd.resolve("out")),
                Files.readAllLines(cwd.resolve("err")));
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
    }

    @Test
    void should_start_in_another_folder_and_assemble_itself_to_the_same_bytes() throws Exception {
        Outcome made = launch("assemble", "lab.json", "--out", "dist");
        assertDone(made);
        String first = made.out().get(0);
        assertTrue(first.matches("lab: \\d+ bundles of 3 features, for any machine"), first);

        Outcome words = start("probe:words", "a b", "--set");
        assertDone(words);
        assertEquals(List.of("<a b>", "<--set>"), words.out());
        assertFalse(Files.exists(cwd.resolve("dist/lab/target")));

        Outcome again = start("assemble", "../lab.json", "--out", "again");
        assertDone(again);
        assertEquals(
                Files.readString(cwd.resolve("dist/SHA256SUMS")),
                Files.readString(cwd.resolve("elsewhere/again/SHA256SUMS")));
    }

    @Test
    void should_say_in_few_lines_why_nothing_is_assembled() throws Exception {
        repository.with("needy", Map.of("Import-Package", "dev.pathos.acoustics"));
        own("test:needy:1.0.0");
        Outcome needy = launch("assemble", "lab.json", "--out", "dist");
        own("com.h2database:h2:1.4.200");
        Outcome twice = launch("assemble", "lab.json", "--out", "dist");

        assertEquals(
                List.of(
                        "needy needs the package dev.pathos.acoustics, which no bundle of the"
                                + " distribution has (needy 1.0.0 of "
                                + cwd.resolve("own.json")
                                + "): add speech.json, whose dev.pathos.acoustics has it"),
                needy.err());
        assertTrue(
                twice.firstError()
                        .startsWith("Two features ask for different versions of com.h2database:h2"),
                twice.firstError());
        for (Outcome outcome : List.of(needy, twice)) {
            assertEquals(1, outcome.status());
            assertTrue(outcome.err().size() <= 12);
        }
        assertFalse(Files.exists(cwd.resolve("dist")));
    }

    @Test
    void should_resolve_when_only_sound_is_wanted() throws Exception {
        Files.writeString(
                cwd.resolve("lab.json"),
                "[\"base.json\", \"shell.json\", \"javacv.json\", \"speech.json\"]");
        Outcome made = launch("assemble", "lab.json", "--out", "dist", "--format", "folder");
        assertDone(made);
        Outcome parts = start("parts", "mfcc");

        assertDone(parts);
        String said = String.join(" ", made.out());
        assertTrue(said.contains("contains dev.pathos.tarsosdsp (GPL-3.0-only)"), said);
        assertTrue(said.contains("look (FaceInspection)"), said);
        Path licences = cwd.resolve("dist/lab/licenses");
        assertTrue(Files.exists(licences.resolve("dev.pathos.tarsosdsp/LICENSE-GPL-3.0.txt")));
    }

    @Test
    void should_start_the_native_code_that_the_processor_can_run() throws Exception {
        Machine here = Machine.here("");
        assumeTrue(!here.flags().isEmpty(), "nothing is told of the processor");
        Path made = cwd.resolve("repository/test/probe/1.0.0");
        Files.copy(made.resolve("probe-1.0.0.jar"), made.resolve("probe-1.0.0-plain.jar"));
        repository.with("probe", Map.of("Bundle-Version", "9.0.0"));
        Files.move(made.resolve("probe-1.0.0.jar"), made.resolve("probe-1.0.0-fast.jar"));
        String bundle = "{\"id\":\"test:probe:jar:%s:1.0.0\",\"platform\":\"%s\"%s}";
        String flag = ",\"natives\":\"" + here.flags().iterator().next() + "\"";
        Files.writeString(
                cwd.resolve("own.json"),
                "{\"id\":\"test:own:1\",\"bundles\":["
                        + String.format(bundle, "plain", here.platform(), "")
                        + ","
                        + String.format(bundle, "fast", here.platform(), flag)
                        + "]}");

        Outcome fast = launch("--features", "lab.json", "felix:lb", "-s", "probe");
        Outcome plain =
                new Launch(cwd, Map.of(), Map.of("PATHOS_NATIVES", "plain"))
                        .run("--features", "lab.json", "felix:lb", "-s", "probe");

        assertTrue(String.join("\n", fast.out()).contains("probe (9.0.0)"), fast.out().toString());
        assertTrue(
                String.join("\n", plain.out()).contains("probe (1.0.0)"), plain.err().toString());
    }
}
