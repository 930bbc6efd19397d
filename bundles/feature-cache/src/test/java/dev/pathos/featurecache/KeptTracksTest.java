package dev.pathos.featurecache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Face tracks in the cache that is shipped. */
class KeptTracksTest {
    private static final long SEED = 20_221_102;
    private static final int KILLS = 5;

    @TempDir Path folder;

    @BeforeEach
    void writeClips() throws IOException {
        for (int clip = 0; clip < Tracked.CLIPS; clip++) {
            Files.writeString(Tracked.file(folder, clip), "video " + clip);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private List<String> analyzed() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    }

    /** As another process would. */
    private FaceTrack ask(int clip) throws IOException {
        return Tracked.of(new CacheFolder(folder.resolve("cache"), 0), folder, clip, log());
    }

    private static void assertSame(FaceTrack expected, FaceTrack actual) {
        assertArrayEquals(expected.timestamps(), actual.timestamps());
        assertArrayEquals(expected.success(), actual.success());
        assertArrayEquals(expected.confidence(), actual.confidence());
        assertArrayEquals(expected.x(), actual.x());
        assertArrayEquals(expected.y(), actual.y());
        assertEquals(expected.measures().keySet(), actual.measures().keySet());
        // NaN equals NaN here
        assertArrayEquals(
                expected.measures().get("motion_all"), actual.measures().get("motion_all"));
        assertArrayEquals(expected.intensity().get("AU12"), actual.intensity().get("AU12"));
        assertArrayEquals(expected.presence().get("AU12"), actual.presence().get("AU12"));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(f -> f.toString().endsWith(Entries.EXTENSION)).toList();
        }
    }

    @Test
    void should_give_the_same_track_when_it_comes_from_disk() throws IOException {
        assertSame(Tracked.track(3), ask(3));
        assertSame(Tracked.track(3), ask(3));
        assertEquals(List.of("3"), analyzed());
    }

    @Test
    void should_analyze_anew_when_an_entry_is_damaged() throws IOException {
        ask(0);
        Path entry = entries().get(0);
        byte[] whole = Files.readAllBytes(entry);
        Random random = new Random(SEED);
        for (int i = 0; i < 10; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(entry, i < 5 ? damaged : Arrays.copyOf(whole, i * 1000));
            assertSame(Tracked.track(0), ask(0));
            assertArrayEquals(whole, Files.readAllBytes(entry));
        }
        assertEquals(11, analyzed().size());
    }

    @Test
    void should_be_listed_and_deleted_as_what_its_analyzer_gave() throws IOException {
        ask(0);
        ask(1);
        CacheFolder cache = new CacheFolder(folder.resolve("cache"), 0);
        List<Table> tables = cache.contents();
        assertEquals(List.of("slow", "1", "1", "2"), tables.get(1).rows().get(0).subList(0, 4));
        cache.clear(Optional.empty(), Optional.of("slow"));
        assertEquals(List.of(), entries());
    }

    private Process start() throws IOException {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                path,
                                Tracked.class.getName(),
                                folder.toString(),
                                folder.resolve("cache").toString(),
                                log().toString()))
                .redirectError(new File(folder.toFile(), "errors"))
                .start();
    }

    @Test
    void should_analyze_only_what_was_not_kept_when_it_was_killed_at_any_instant()
            throws Exception {
        Random random = new Random(SEED);
        Set<String> before = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Files.deleteIfExists(log());
            Process process = start();
            int enough = 1 + random.nextInt(4);
            while (process.isAlive() && analyzed().size() < enough) {
                Thread.sleep(1);
            }
            process.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
            assertTrue(kill > 0 || process.isAlive(), "killed while tracks were analyzed");
            process.destroyForcibly().waitFor();
            List<String> now = analyzed();
            // each kill may cost the one clip that was under way, and no other
            Set<String> all = new HashSet<>(before);
            all.addAll(now);
            assertTrue(all.size() >= before.size() + now.size() - 1, before + " then " + now);
            before = all;
        }
        Files.deleteIfExists(log());
        FeatureCache cache = new CacheFolder(folder.resolve("cache"), 0);
        for (int clip = 0; clip < Tracked.CLIPS; clip++) {
            assertSame(Tracked.track(clip), Tracked.of(cache, folder, clip, log()));
        }
        assertEquals(Tracked.CLIPS, entries().size());
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(Entries.PART)));
        }
    }
}
