package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    @TempDir Path folder;

    @Test
    void should_give_back_what_was_put_in_any_slice() throws IOException {
        FeatureCache cache = new FeatureCache(folder);
        float[] values = new float[3 * 100_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 17 == 0 ? Float.NaN : i;
        }
        Frames frames = Frames.of(List.of("a", "b", "c"), 62.5, values);
        String key = FeatureCache.key("content", "1-mean", "lld revision 1");
        assertTrue(cache.get(key).isEmpty());
        cache.put(key, frames);
        Frames stored = cache.get(key).orElseThrow();
        assertEquals(frames.rows(), stored.rows());
        assertEquals(frames.columns(), stored.columns());
        assertEquals(62.5, stored.frameRate());
        assertArrayEquals(values, stored.toArray());
        float[] slice = new float[6];
        assertEquals(1, stored.read(100_002, slice));
        assertEquals(values[3 * 100_002 + 1], slice[1]);
        assertEquals(0, stored.read(100_003, slice));
    }

    @Test
    void should_keep_different_content_and_settings_apart() {
        String key = FeatureCache.key("content", "1-mean", "lld {window=32}");
        assertNotEquals(key, FeatureCache.key("content", "1-mean", "lld {window=60}"));
        assertNotEquals(key, FeatureCache.key("content", "1-first", "lld {window=32}"));
        assertNotEquals(key, FeatureCache.key("other", "1-mean", "lld {window=32}"));
        assertEquals(key, FeatureCache.key("content", "1-mean", "lld {window=32}"));
    }

    @Test
    void should_leave_nothing_half_written_behind() throws IOException {
        FeatureCache cache = new FeatureCache(folder);
        cache.put(
                FeatureCache.key("c", "1-mean", "e"), Frames.of(List.of("a"), 1, new float[] {1}));
        try (Stream<Path> tree = Files.walk(folder)) {
            assertTrue(tree.noneMatch(p -> p.toString().endsWith(".incomplete")));
        }
    }

    @Test
    void should_take_a_damaged_entry_for_absent_and_replace_it() throws IOException {
        FeatureCache cache = new FeatureCache(folder);
        String key = FeatureCache.key("c", "1-mean", "e");
        Frames frames = Frames.of(List.of("a", "b"), 1, new float[] {1, 2, 3, 4});
        cache.put(key, frames);
        Path file;
        try (Stream<Path> tree = Files.walk(folder)) {
            file = tree.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 10, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertTrue(cache.get(key).isEmpty(), length + " bytes");
        }
        cache.put(key, frames);
        assertArrayEquals(frames.toArray(), cache.get(key).orElseThrow().toArray());
    }

    @Test
    void should_name_the_variable_that_moves_it_when_it_cannot_be_written() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "");
        FeatureCache cache = new FeatureCache(blocked);
        Frames frames = Frames.of(List.of("a"), 1, new float[] {1});
        Problem problem = assertThrows(Problem.class, () -> cache.put("key", frames));
        assertTrue(problem.getMessage().contains(blocked.toString()), problem.getMessage());
        assertTrue(problem.getMessage().contains("PATHOS_CACHE"), problem.getMessage());
    }
}
