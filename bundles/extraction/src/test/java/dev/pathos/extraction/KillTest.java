package dev.pathos.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills extractions in processes of their own: 5 times, or 100 with -Dpathos.studies=true. */
class KillTest {
    private static final int CLIPS = 40;
    private static final int KILLS = Boolean.getBoolean("pathos.studies") ? 100 : 5;
    private static final long SEED = 20_221_101;

    @TempDir Path folder;

    private Process start(Path out, Path cache) throws IOException {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                path,
                                KilledExtraction.class.getName(),
                                folder.resolve("in").toString(),
                                out.toString(),
                                cache.toString(),
                                log().toString()))
                .redirectError(new File(folder.toFile(), "errors"))
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private List<String> extracted() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    }

    /** The clips whose features are whole in the cache, as its names only say. */
    private static long cached(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(Files.createDirectories(cache))) {
            return files.filter(f -> f.toString().endsWith(".frames")).count();
        }
    }

    private void finish(Path out, Path cache) throws Exception {
        Process process = start(out, cache);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("errors")));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Test
    void should_lose_nothing_that_was_done_when_it_is_killed_at_any_instant() throws Exception {
        for (int i = 0; i < CLIPS; i++) {
            Generated.sound(
                    folder.resolve("in/" + i % 3 + "/clip" + i + ".wav"), 16_000 + 160 * i, i);
        }
        Files.writeString(folder.resolve("in/damaged.wav"), "nothing");
        Files.writeString(folder.resolve("in/notes.txt"), "nothing");
        long begin = System.nanoTime();
        finish(folder.resolve("whole"), folder.resolve("whole-cache"));
        long whole = System.nanoTime() - begin;
        Map<String, String> reference = Tree.of(folder.resolve("whole"));
        assertEquals(CLIPS + 1, reference.size());
        assertEquals(CLIPS, extracted().size());

        Random random = new Random(SEED);
        Path out = folder.resolve("out");
        Path cache = folder.resolve("cache");
        int within = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Files.deleteIfExists(log());
            long before = cached(cache);
            Process process = start(out, cache);
            assertEquals('b', process.getInputStream().read());
            boolean ended =
                    process.waitFor(
                            (long) (whole * .6 * random.nextDouble()), TimeUnit.NANOSECONDS);
            process.destroyForcibly();
            process.waitFor();
            String round = "kill " + kill + " of seed " + SEED;
            assertTrue(extracted().size() <= CLIPS - before, round);
            within += extracted().isEmpty() ? 0 : 1;
            TreeMap<String, String> now = Tree.of(out);
            now.forEach(
                    (name, content) -> assertEquals(reference.get(name), content, round + name));
            assertTrue(
                    now.size() - (now.containsKey("ledger.csv") ? 1 : 0) <= cached(cache), round);
            if (ended || now.size() == reference.size()) {
                assertEquals(reference, now, round);
                delete(out);
                delete(cache);
            }
        }
        assertTrue(within > 0, "no kill came while something was extracted");

        Files.deleteIfExists(log());
        long before = cached(cache);
        finish(out, cache);
        assertEquals(CLIPS - before, extracted().size());
        assertEquals(reference, Tree.of(out));
        try (Stream<Path> left = Files.walk(folder)) {
            assertFalse(
                    left.anyMatch(
                            f -> f.toString().contains("part-") || f.toString().endsWith(".part")));
        }
        // and once more: there is nothing to do
        Files.deleteIfExists(log());
        finish(out, cache);
        assertEquals(List.of(), extracted());
        assertEquals(reference, Tree.of(out));
    }
}
