package dev.pathos.featurecache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureCache.Key;
import dev.pathos.api.feature.FeatureCache.Source;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {
    private static final Source FORBIDDEN =
            () -> {
                throw new IOException("it was there");
            };

    @TempDir Path folder;

    private final AtomicInteger extracted = new AtomicInteger();

    private FeatureStore store() {
        return store(0);
    }

    private FeatureStore store(long limit) {
        return new FeatureStore(folder, limit, new Mappings());
    }

    private static Key key(String content) {
        return new Key(content, "", "lld revision 1 {}");
    }

    private Source source(float... values) {
        return () -> {
            extracted.incrementAndGet();
            return Frames.of(List.of("a", "b"), 100, values);
        };
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(f -> f.toString().endsWith(Entries.EXTENSION)).sorted().toList();
        }
    }

    @Test
    void should_give_back_any_slice_when_frames_were_kept() throws IOException {
        float[] values = new float[3 * 100_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 17 == 0 ? Float.NaN : i;
        }
        Frames frames = Frames.of(List.of("a", "b[0]", "ü;\n"), 62.5, values);
        // several mappings, none of which ends at the end of a row
        FeatureStore store = new FeatureStore(folder, 0, new Mappings(1000, 2));
        store.frames(key("x"), () -> frames);
        Frames stored =
                new FeatureStore(folder, 0, new Mappings(1000, 2)).frames(key("x"), FORBIDDEN);
        assertEquals(frames.rows(), stored.rows());
        assertEquals(frames.columns(), stored.columns());
        assertEquals(62.5, stored.frameRate());
        assertArrayEquals(values, stored.toArray());
        float[] slice = new float[6];
        assertEquals(1, stored.read(100_002, slice));
        assertEquals(values[3 * 100_002 + 1], slice[1]);
        assertEquals(0, stored.read(100_003, slice));
        assertEquals(2, stored.read(332, slice));
        assertArrayEquals(Arrays.copyOfRange(values, 996, 1002), slice);
    }

    @Test
    void should_hold_the_names_of_columns_once_when_entries_have_the_same() throws IOException {
        FeatureStore store = store();
        Frames made = store.frames(key("x"), source(1, 2));
        assertSame(made.columns(), store.frames(key("y"), source(3, 4)).columns());
        FeatureStore later = store();
        Frames read = later.frames(key("x"), FORBIDDEN);
        assertSame(read.columns(), later.frames(key("y"), FORBIDDEN).columns());
    }

    @Test
    void should_extract_once_when_several_threads_ask_for_the_same() throws Exception {
        FeatureStore store = store();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Frames>> all =
                    IntStream.range(0, 64)
                            .mapToObj(i -> pool.submit(() -> store.frames(key("x"), source(1, 2))))
                            .toList();
            for (Future<Frames> one : all) {
                assertArrayEquals(new float[] {1, 2}, one.get().toArray());
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(1, extracted.get());
    }

    @Test
    void should_keep_apart_what_differs_in_content_extractor_or_stretch() throws IOException {
        FeatureStore store = store();
        List<Key> keys =
                List.of(
                        new Key("x", "", "e"),
                        new Key("y", "", "e"),
                        new Key("x", "", "f"),
                        new Key("x", "", "e", 0, 1),
                        new Key("x", "", "e", .5, Double.POSITIVE_INFINITY));
        for (int i = 0; i < keys.size(); i++) {
            store.frames(keys.get(i), source(i, i));
        }
        for (int i = 0; i < keys.size(); i++) {
            assertEquals(i, store.frames(keys.get(i), FORBIDDEN).toArray()[0]);
        }
    }

    @Test
    void should_extract_anew_when_an_entry_is_cut_off_or_any_byte_of_it_is_changed()
            throws IOException {
        store().frames(key("x"), source(1, 2, 3, 4));
        Path file = entries().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            Frames again = store().frames(key("x"), source(1, 2, 3, 4));
            assertArrayEquals(new float[] {1, 2, 3, 4}, again.toArray());
            assertArrayEquals(whole, Files.readAllBytes(file), length + " bytes");
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            store().frames(key("x"), source(1, 2, 3, 4));
            assertArrayEquals(whole, Files.readAllBytes(file), "byte " + at);
        }
        int times = 1 + (whole.length + 6) / 7 + whole.length;
        assertEquals(times, extracted.get());
    }

    @Test
    void should_keep_nothing_when_the_sound_cannot_be_read() throws IOException {
        FeatureStore store = store();
        Frames broken =
                new Frames() {
                    @Override
                    public int rows() {
                        return 2;
                    }

                    @Override
                    public List<String> columns() {
                        return List.of("a");
                    }

                    @Override
                    public double frameRate() {
                        return 1;
                    }

                    @Override
                    public int read(int fromRow, float[] into) {
                        throw new IllegalStateException("broken");
                    }
                };
        assertThrows(IOException.class, () -> store.frames(key("x"), FORBIDDEN));
        assertThrows(IllegalStateException.class, () -> store.frames(key("x"), () -> broken));
        try (Stream<Path> tree = Files.walk(folder)) {
            assertTrue(tree.noneMatch(f -> f.toString().contains(".part")));
        }
        assertEquals(1, store.frames(key("x"), source(1, 2)).rows());
    }

    @Test
    void should_drop_what_was_not_used_for_longest_when_it_exceeds_its_limit() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            store().frames(key(name), source(new float[2000]));
        }
        List<Path> all = entries();
        long size = Files.size(all.get(0));
        // used in this order, a long time ago
        for (String name : List.of("b", "a", "c")) {
            Path file = fileOf(name);
            Files.setLastModifiedTime(
                    file, FileTime.fromMillis(1000 * (long) "bac".indexOf(name) + 1_000_000));
        }
        // a is used again
        store().frames(key("a"), FORBIDDEN);
        FeatureStore limited = store(3 * size + size / 2);
        Frames held = limited.frames(key("d"), source(new float[2000]));
        // all four together are too large, and three are more than nine tenths of the limit is
        assertFalse(Files.exists(fileOf("b")));
        assertTrue(Files.exists(fileOf("a")));
        assertTrue(Files.exists(fileOf("d")));
        // what this process uses stays, whatever the limit
        assertEquals(1, limited.trim(0).spared());
        assertEquals(List.of(fileOf("d")), entries());
        assertEquals(1000, held.rows());
    }

    @Test
    void should_be_within_its_limit_when_it_is_closed() throws IOException {
        FeatureStore limited = store(20_000);
        for (int i = 0; i < 10; i++) {
            limited.frames(key("x" + i), source(new float[2000]));
        }
        limited.close();
        assertEquals(2, entries().size());
    }

    private Path fileOf(String name) throws IOException {
        FeatureStore other = new FeatureStore(folder.resolveSibling("other"), 0, new Mappings());
        other.frames(key(name), source(1, 2));
        try (Stream<Path> tree = Files.walk(other.folder())) {
            Path there =
                    tree.filter(f -> f.toString().endsWith(Entries.EXTENSION))
                            .findFirst()
                            .orElseThrow();
            Files.delete(there);
            return folder.resolve(other.folder().relativize(there).toString());
        }
    }

    @Test
    void should_give_the_same_view_as_long_as_it_is_used() throws IOException {
        FeatureStore store = store();
        Frames view = store.frames(key("x"), source(1, 2));
        assertSame(view, store.frames(key("x"), FORBIDDEN));
        assertNotSame(view, store().frames(key("x"), FORBIDDEN));
    }

    @Test
    void should_remove_the_leftovers_of_processes_that_are_gone_only() throws IOException {
        Path shelf = Files.createDirectories(folder.resolve("0a"));
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        String alive = Users.host() + "_" + parent.pid() + "_" + Users.started(parent);
        String reused = Users.host() + "_" + parent.pid() + "_1";
        Path live = Files.createFile(shelf.resolve("x@" + alive + Entries.PART));
        Path dead = Files.createFile(shelf.resolve("y@" + reused + Entries.PART));
        Path old = Files.createFile(shelf.resolve("z@elsewhere_1_1000" + Entries.PART));
        Path nobodys = Files.createFile(shelf.resolve("odd" + Entries.PART));
        store().frames(key("x"), source(1, 2));
        assertTrue(Files.exists(live));
        assertFalse(Files.exists(dead));
        assertFalse(Files.exists(old));
        assertFalse(Files.exists(nobodys));
    }

    @Test
    void should_spare_what_another_living_process_may_be_reading() throws IOException {
        store().frames(key("x"), source(1, 2));
        Path users = folder.resolve("users");
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Path other =
                Files.createFile(
                        users.resolve(
                                Users.host() + "_" + parent.pid() + "_" + Users.started(parent)));
        Path gone = Files.createFile(users.resolve(Users.host() + "_" + parent.pid() + "_7"));
        Files.setLastModifiedTime(other, FileTime.fromMillis(1_000_000));
        assertEquals(1, store().trim(0).spared());
        assertFalse(Files.exists(gone));
        // not used since the other began
        Files.setLastModifiedTime(entries().get(0), FileTime.fromMillis(999_000));
        assertEquals(1, store().trim(0).entries());
        assertEquals(List.of(), entries());
    }

    @Test
    void should_name_the_variable_that_moves_it_when_it_cannot_be_written() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "");
        FeatureStore store = new FeatureStore(blocked, 0, new Mappings());
        Problem problem = assertThrows(Problem.class, () -> store.frames(key("x"), source(1, 2)));
        assertTrue(problem.getMessage().contains(blocked.toString()), problem.getMessage());
        assertTrue(problem.getMessage().contains("PATHOS_CACHE"), problem.getMessage());
    }
}
