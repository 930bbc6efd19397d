package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live experiment as the shell that runs it and other processes see it, and change it. */
@Timeout(300)
class LiveTest {
    /** Pre-trains until it is halted. */
    private static final String CONFIG =
            """
            {
              "talking-heads~corpus": { "speakers": 6, "utterances": 2 },
              "mel-spectrogram~features": {},
              "openface~face": {},
              "energy-variation~energy": {},
              "au-emotion~emotion": { "absent.class": "drop" },
              "cnn-encoder~encoder": { "widths": [8], "embedding": 8 },
              "arm~joint": { "pretext": ["energy", "emotion"] },
              "experiment~tiny": {
                "faces": "face", "folds": 3, "run.folds": [0], "budgets": [], "batch": 8,
                "pretrain.epochs": 1000000, "pretrain.patience": 1000000
              }
            }
            """;

    private static final String TRAINING = "joint-fold0-seed1-pretrain";
    private static final String RESUME = "go on with: ./pathos resume tiny";

    /** One cache for both: what the first extracted the second finds. */
    @TempDir static Path cache;

    @TempDir Path place;

    private final List<Process> started = new ArrayList<>();
    private Path tiny;

    @BeforeEach
    void writeConfig() throws IOException {
        tiny = place.resolve("runs/tiny");
        Files.writeString(
                Files.createDirectory(place.resolve("runner")).resolve("tiny.json"), CONFIG);
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Launch launch(String cwd) throws IOException {
        return new Launch(
                Files.createDirectories(place.resolve(cwd)),
                Map.of(),
                Map.of(
                        "PATHOS_CACHE", cache.toString(),
                        "PATHOS_RUNS", place.resolve("runs").toString(),
                        "COLUMNS", "140",
                        "LC_ALL", "C",
                        "OMP_NUM_THREADS", "1"));
    }

    private Process start(String cwd, String... words) throws IOException {
        Process process = launch(cwd).start(words);
        started.add(process);
        return process;
    }

    private void awaitEpochs(Process process, int more) throws Exception {
        int before = events("epoch").size();
        while (events("epoch").size() < before + more) {
            assertTrue(process.isAlive(), () -> "ended: " + process.exitValue());
            Thread.sleep(20);
        }
    }

    private Outcome outside(String... words) throws Exception {
        return launch("outside").run(words);
    }

    private Outcome script(String... lines) throws Exception {
        Files.write(launch("outside").cwd().resolve("steps.gosh"), List.of(lines));
        Outcome outcome = outside("script", "steps.gosh");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        return outcome;
    }

    private static void assertFails(String line, Outcome outcome) {
        assertEquals(1, outcome.status());
        assertEquals(List.of(line), outcome.err());
    }

    private List<String> events(String kind) throws IOException {
        Path events = tiny.resolve("cells").resolve(TRAINING).resolve("events.jsonl");
        return !Files.exists(events)
                ? List.of()
                : Files.readAllLines(events).stream()
                        .filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                        .toList();
    }

    @Test
    void should_be_followed_and_changed_from_other_processes_until_it_is_halted() throws Exception {
        Process runner = start("runner", "run", "tiny.json");
        awaitEpochs(runner, 1);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(tiny.resolve("live.sock"))));
        assertEquals(List.of(), listening(runner));
        Process follower = start("follower", "follow", "tiny");
        while (Files.size(place.resolve("follower/err")) == 0) {
            assertTrue(follower.isAlive());
            Thread.sleep(20);
        }

        List<String> told =
                script(
                                "curve tiny --task energy",
                                "pause tiny",
                                "live",
                                "resume tiny",
                                "swap tiny energy facial-activation --set"
                                        + " facial-activation.hidden=4",
                                "weight tiny emotion 0.5",
                                "add tiny energy-variation~again --weight 0.25",
                                "remove tiny emotion",
                                "live tiny")
                        .out();

        String all = String.join("\n", told);
        assertEquals("tiny/" + TRAINING + ": loss", told.get(0));
        assertTrue(told.get(2).startsWith("energy: ... train "), all);
        told = told.subList(told.indexOf("tiny is paused; " + RESUME), told.size());
        assertEquals("tiny is paused; " + RESUME, told.get(0), all);
        assertTrue(
                told.get(4).matches("tiny +" + TRAINING + ".* energy 1, emotion 1 +paused"), all);
        assertEquals("tiny goes on", told.get(5), all);
        String now = told.get(told.size() - 1);
        assertTrue(now.matches("tiny .* 4  facial-activation 1, again 0.25  training"), all);
        assertEquals(4, events("exchanged").size());
        assertTrue(events("exchanged").get(0).contains("facial-activation.hidden=4"));

        Outcome refused = outside("swap", "tiny", "again", "mel-spectrogram");
        assertEquals(1, refused.status());
        assertTrue(refused.firstError().startsWith("'mel-spectrogram' is no pretext task"));
        assertEquals(1, refused.err().size());
        assertEquals(1, events("refused").size());

        awaitEpochs(runner, 2);
        Outcome halted = outside("halt", "tiny");
        assertEquals(List.of("tiny is halted; " + RESUME), halted.out());
        assertEquals(1, launch("runner").end(runner).status());
        Outcome followed = launch("follower").end(follower);
        assertEquals(0, followed.status(), () -> String.join("\n", followed.err()));
        assertEquals(List.of("tiny was halted; " + RESUME), followed.out());
        String seen = String.join("\n", followed.err());
        assertTrue(seen.contains(TRAINING + "  epoch "), seen);
        assertTrue(seen.contains("energy was swapped for facial-activation"), seen);
        assertTrue(seen.contains("waits: paused"), seen);
        assertFalse(Files.exists(tiny.resolve("live.sock")));
    }

    @Test
    void should_be_steered_in_the_shell_that_runs_it_and_taken_up_again_after_kill_9()
            throws Exception {
        Process shell = start("runner");
        OutputStream keys = shell.getOutputStream();
        type(keys, "run tiny.json &");
        awaitEpochs(shell, 1);
        type(keys, "pause tiny", "resume tiny", "remove tiny energy", "live | grep tiny");
        while (events("exchanged").isEmpty()) {
            Thread.sleep(10);
        }
        awaitEpochs(shell, 1);
        shell.destroyForcibly().waitFor();
        String typed = Files.readString(launch("runner").cwd().resolve("out"));
        assertTrue(typed.contains("tiny is paused"), typed);
        assertTrue(typed.contains("energy left"), typed);
        assertTrue(Files.exists(tiny.resolve("live.sock")), "left behind");

        assertFails("tiny is not alive (" + tiny + "): " + RESUME, outside("follow", "tiny"));

        Process resumed = start("runner", "resume", "tiny");
        awaitEpochs(resumed, 1);
        Outcome steered = script("live | grep emotion", "halt tiny");
        assertTrue(steered.out().get(0).contains("emotion"), steered.out().toString());
        assertFalse(steered.out().get(0).contains("energy"), steered.out().toString());
        assertEquals(1, launch("runner").end(resumed).status());
    }

    private static void type(OutputStream keys, String... lines) throws IOException {
        keys.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** The TCP and UDP sockets that a process has; none where the system does not tell. */
    private static List<String> listening(Process process) throws IOException {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(proc)) {
            return found;
        }
        List<String> sockets = new ArrayList<>();
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            for (Path descriptor : open.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring(8, target.length() - 1));
                    }
                } catch (NoSuchFileException e) {
                    // closed just now
                }
            }
        }
        assertFalse(sockets.isEmpty(), "its Unix-domain socket at least");
        for (String kind : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path list = proc.resolve("net").resolve(kind);
            for (String line : Files.exists(list) ? Files.readAllLines(list) : List.<String>of()) {
                String[] words = line.strip().split("\\s+");
                if (words.length > 9 && sockets.contains(words[9])) {
                    found.add(kind + " " + line);
                }
            }
        }
        return found;
    }
}
