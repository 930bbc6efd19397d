package dev.pathos.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Halt;
import dev.pathos.featurecache.RealCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClipsTest {
    @TempDir Path folder;

    private final Fates fates = new Fates();

    private Path in() {
        return folder.resolve("in");
    }

    private List<String> names(List<Path> inputs, Path out) {
        return FileClips.list(inputs, out, "csv", fates).stream().map(Clip::input).toList();
    }

    @Test
    void should_take_all_inputs_when_the_output_folder_lies_above_them() throws IOException {
        Generated.sound(in().resolve("a.wav"), 1600, 1);
        Generated.sound(in().resolve("b.wav"), 1600, 2);
        assertEquals(List.of("a.wav", "b.wav"), names(List.of(in()), folder));
        assertEquals(List.of("a.wav", "b.wav"), names(List.of(in()), in()));
    }

    @Test
    void should_take_a_file_once_when_it_is_named_twice() throws IOException {
        Generated.sound(in().resolve("a.wav"), 1600, 1);
        Files.writeString(in().resolve("notes.txt"), "text");
        Path out = folder.resolve("out");
        assertEquals(List.of("a.wav"), names(List.of(in(), in(), in().resolve("a.wav")), out));
        assertEquals(1, fates.count(Fates.SKIPPED));
    }

    @Test
    void should_keep_files_apart_when_a_backslash_is_part_of_a_name() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().getSeparator().equals("/"), "a backslash separates here");
        Generated.sound(in().resolve("a/b.wav"), 1600, 1);
        Generated.sound(in().resolve("a\\b.wav"), 1600, 2);
        assertEquals(2, names(List.of(in()), folder.resolve("out")).size());
    }

    @Test
    void should_remove_its_own_output_when_an_input_gives_none_any_more() throws IOException {
        Path out = folder.resolve("out");
        Generated.sound(in().resolve("a.wav"), 1600, 1);
        Generated.sound(in().resolve("b.wav"), 1600, 2);
        Files.createDirectories(out);
        Files.writeString(out.resolve("c.csv"), "of somebody else");
        extract(out);
        assertTrue(Files.exists(out.resolve("a.csv")));
        Files.writeString(in().resolve("a.wav"), "no sound");
        Files.writeString(in().resolve("c.wav"), "no sound");
        extract(out);
        assertFalse(Files.exists(out.resolve("a.csv")));
        assertTrue(Files.exists(out.resolve("b.csv")));
        assertTrue(Files.exists(out.resolve("c.csv")), "not written here");
    }

    private void extract(Path out) throws IOException {
        Fates all = new Fates();
        List<Clip> clips = FileClips.list(List.of(in()), out, "csv", all);
        Recipe recipe =
                Generated.recipe(
                        RealCache.in(folder.resolve("cache")),
                        new Generated.Extractor(),
                        new CsvFormat());
        new Undertaking(recipe, false, 2, new Halt("the extraction"))
                .carryOut(clips, all, out, (phase, done, total) -> {});
    }

    @Test
    void should_say_so_when_the_output_is_a_file() throws IOException {
        Generated.sound(in().resolve("a.wav"), 1600, 1);
        Path file = Files.writeString(folder.resolve("out"), "text");
        Problem problem = assertThrows(Problem.class, () -> extract(file));
        assertTrue(problem.getMessage().startsWith("not a folder"), problem.getMessage());
    }
}
