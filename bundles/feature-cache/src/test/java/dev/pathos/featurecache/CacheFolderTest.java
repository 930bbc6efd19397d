package dev.pathos.featurecache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureCache.Key;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    @TempDir Path folder;

    @BeforeEach
    void fill() throws IOException {
        put("x", "lld revision 3 {window=25}");
        put("x", "lld revision 3 {window=60}");
        put("y", "lld revision 3 {window=25}");
        put("x", "utterance-normalization revision 1 of lld revision 3 {} {scale=true}");
        Files.writeString(
                Files.createDirectories(folder.resolve("audio/ab")).resolve("c.f32"), "12345");
        Files.writeString(
                Files.createDirectories(folder.resolve("run-index")).resolve("x.db"), "1");
    }

    private void put(String content, String extractor) throws IOException {
        cache().frames(
                        new Key(content, "", extractor),
                        () -> Frames.of(List.of("a"), 1, new float[] {1}));
    }

    private CacheFolder cache() {
        return new CacheFolder(folder, 0);
    }

    @Test
    void should_add_up_what_lies_there_by_kind_and_extractor() {
        List<Table> tables = cache().contents();
        List<List<String>> kinds = tables.get(0).rows();
        assertEquals(List.of("audio", "decoded sound", "1", "5 B"), kinds.get(0).subList(0, 4));
        assertEquals("features", kinds.get(1).get(0));
        assertEquals("run-index", kinds.get(2).get(0));
        List<List<String>> extractors = tables.get(1).rows();
        assertEquals(List.of("lld", "3", "2", "3"), extractors.get(0).subList(0, 4));
        assertEquals("utterance-normalization", extractors.get(1).get(0));
        assertEquals(2, extractors.size());
    }

    @Test
    void should_delete_the_features_of_one_extractor_only() {
        Table deleted = cache().clear(Optional.empty(), Optional.of("lld"));
        assertEquals("3", deleted.rows().get(0).get(0));
        assertEquals(1, cache().contents().get(1).rows().size());
        Problem problem =
                assertThrows(
                        Problem.class, () -> cache().clear(Optional.empty(), Optional.of("lld")));
        assertTrue(problem.getMessage().contains("no features of 'lld'"), problem.getMessage());
    }

    @Test
    void should_delete_one_kind_only_and_no_database_that_is_open() {
        cache().clear(Optional.of("audio"), Optional.empty());
        assertFalse(Files.exists(folder.resolve("audio/ab/c.f32")));
        assertEquals(2, cache().contents().get(1).rows().size());
        assertThrows(
                Problem.class, () -> cache().clear(Optional.of("run-index"), Optional.empty()));
        assertThrows(Problem.class, () -> cache().clear(Optional.of("../x"), Optional.empty()));
        assertTrue(Files.exists(folder.resolve("run-index/x.db")));
    }

    @Test
    void should_delete_all_that_may_be_deleted_when_no_kind_is_named() {
        Table deleted = cache().clear(Optional.empty(), Optional.empty());
        assertEquals(
                List.of("features", "audio"), deleted.rows().stream().map(r -> r.get(0)).toList());
        assertTrue(Files.exists(folder.resolve("run-index/x.db")));
        assertEquals(1, cache().contents().size());
    }

    @Test
    void should_say_nothing_is_there_when_there_is_no_folder_yet() {
        List<Table> tables = new CacheFolder(folder.resolve("none"), 0).contents();
        assertEquals(List.of(), tables.get(0).rows());
    }

    @Test
    void should_read_sizes_as_people_write_them() {
        assertEquals(20_000_000_000L, Limit.parse("20G", "here"));
        assertEquals(500_000_000L, Limit.parse(" 500 mb ", "here"));
        assertEquals(1_500, Limit.parse("1.5k", "here"));
        assertEquals(0, Limit.parse("0", "here"));
        Problem bare = assertThrows(Problem.class, () -> Limit.parse("5", "here"));
        assertTrue(bare.getMessage().startsWith("'5' has no unit"), bare.getMessage());
        Problem problem = assertThrows(Problem.class, () -> Limit.parse("-3G", "here"));
        assertTrue(problem.getMessage().contains("'-3G' is no size"), problem.getMessage());
    }
}
