package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the work in processes of their own: 3 times, or 50 with -Dpathos.studies=true. */
class KillTest {
    private static final int CLIPS = 40;
    private static final int KILLS = Boolean.getBoolean("pathos.studies") ? 50 : 3;
    private static final long SEED = 20_221_102;

    @TempDir Path folder;

    private Process start(Path out) throws IOException {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                path,
                                KilledTabulation.class.getName(),
                                folder.resolve("in").toString(),
                                out.toString(),
                                folder.resolve("cache").toString(),
                                log().toString()))
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private long analyzed() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()).size() : 0;
    }

    private void finish(Path out) throws Exception {
        Process process = start(out);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("errors")));
    }

    private static Map<String, String> tree(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(out)) {
            try (Stream<Path> all = Files.walk(out)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = out.relativize(file).toString();
                    if (!name.startsWith(".")) {
                        files.put(name, Files.readString(file));
                    }
                }
            }
        }
        return files;
    }

    @Test
    void should_leave_complete_files_only_when_it_is_killed_at_any_instant() throws Exception {
        for (int i = 0; i < CLIPS; i++) {
            Films.film(folder.resolve("in/" + i % 3 + "/clip" + i + ".mp4"), 1 + .04 * i, i % 7);
        }
        Files.writeString(folder.resolve("in/damaged.mp4"), "nothing");
        long begin = System.nanoTime();
        finish(folder.resolve("whole"));
        long whole = System.nanoTime() - begin;
        Map<String, String> reference = tree(folder.resolve("whole"));
        assertEquals(CLIPS + 1, reference.size());

        Random random = new Random(SEED);
        Path out = folder.resolve("out");
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(out);
            assertEquals('b', process.getInputStream().read());
            process.waitFor((long) (whole * .7 * random.nextDouble()), TimeUnit.NANOSECONDS);
            process.destroyForcibly();
            process.waitFor();
            String round = "kill " + kill + " of seed " + SEED + " ";
            tree(out)
                    .forEach(
                            (name, content) ->
                                    assertEquals(reference.get(name), content, round + name));
        }
        Files.deleteIfExists(log());
        long before = tree(out).keySet().stream().filter(n -> !n.startsWith("ledger")).count();
        finish(out);
        // what was there is not done again, but what was moved to its place just before the kill
        assertTrue(analyzed() <= CLIPS + 1 - before + 2 * KILLS, analyzed() + " of " + before);
        assertEquals(reference, tree(out));
        // and once more: only the damaged one is tried
        Files.deleteIfExists(log());
        finish(out);
        assertEquals(1, analyzed());
        assertEquals(reference, tree(out));
    }
}
