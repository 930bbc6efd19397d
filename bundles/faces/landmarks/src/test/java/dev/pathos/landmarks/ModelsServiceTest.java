package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.face.LandmarkModels.Addition;
import dev.pathos.api.face.LandmarkModels.Verdict;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsServiceTest {
    @TempDir Path temp;
    private ModelFolder folder;
    private ModelsService models;

    @BeforeEach
    void prepare() {
        folder = new ModelFolder(temp.resolve("models"));
        models = new ModelsService(folder, new Trial(Seen.spread()));
    }

    private Table add(String name) throws IOException {
        Path file = Files.write(temp.resolve("original.onnx"), Networks.fitting());
        return models.add(new Addition(file.toUri(), name, Map.of(), true), (bytes, total) -> {});
    }

    private List<String> row(String name) {
        return models.contents().rows().stream()
                .filter(row -> row.get(0).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String notes() {
        return String.join("\n", models.contents().notes());
    }

    private void change(String name, String from, String to) throws IOException {
        String text = Files.readString(folder.description(name));
        assertTrue(text.contains(from), text);
        Files.writeString(folder.description(name), text.replace(from, to));
    }

    @Test
    void should_explain_what_fits_and_what_to_do_when_there_is_none() {
        Table table = models.contents();
        assertEquals(List.of(), table.rows());
        assertTrue(table.title().contains(folder.path().toString()), table.title());
        for (String told :
                List.of("1 x 3 x N x N", "136 values", "licences", "motion", "models fetch")) {
            assertTrue(notes().contains(told), told);
        }
        assertFalse(Files.exists(folder.path()), "looking makes no folder");
        assertThrows(Problem.class, () -> models.verify(Optional.empty()));
    }

    @Test
    void should_list_name_size_digest_input_output_and_which_is_used() throws IOException {
        Table added = add("first");
        assertTrue(added.rows().contains(List.of("box.factor", "1.1")), added.toString());
        assertEquals(
                List.of("first", "1.4 kB", "ok", "112 x 112 rgb", "points share", "1.1", "yes")
                        .toString()
                        .replace("1.4 kB", Words.size(Files.size(folder.file("first")))),
                row("first").toString());
        add("second");
        assertEquals("", row("first").get(6));
        assertTrue(notes().contains("None is used by default"), notes());
    }

    @Test
    void should_tell_which_digest_is_wrong_and_which_model_is_half() throws IOException {
        add("changed");
        Files.write(folder.file("changed"), Networks.of(List.of(1, 3, 8, 8), List.of(136)));
        add("lost");
        Files.delete(folder.file("lost"));
        Files.write(folder.file("bare"), Networks.fitting());
        Files.write(folder.path().resolve("my.model.onnx"), Networks.fitting());
        Files.writeString(folder.path().resolve("README.md"), "from a friend");
        assertEquals("wrong", row("changed").get(2));
        assertEquals("missing", row("lost").get(2));
        assertEquals("no file", row("lost").get(1));
        assertEquals("unknown", row("bare").get(2));
        assertEquals(3, models.contents().rows().size());
        assertTrue(notes().contains("bare: nothing describes the model 'bare'"), notes());
        assertTrue(notes().contains("my.model.onnx is no model"), notes());
        Verdict verdict = models.verify(Optional.empty());
        assertEquals(List.of("bare", "changed", "lost"), verdict.unusable());
        String told = verdict.table().toString();
        assertTrue(told.contains("its SHA-256 is "), told);
        assertTrue(told.contains("no such file"), told);
    }

    @Test
    void should_name_the_nearest_key_when_a_description_was_edited_by_hand() throws IOException {
        add("m");
        change("m", "\"box.factor\"", "\"box_factor\"");
        assertTrue(notes().contains("did you mean 'box.factor'?"), notes());
        Verdict verdict = models.verify(Optional.of("m"));
        assertEquals(List.of("m"), verdict.unusable());
        assertTrue(verdict.table().toString().contains("did you mean 'box.factor'?"));
        change("m", "\"box_factor\"", "\"box.factor\"");
        assertEquals(List.of(), models.verify(Optional.of("m")).unusable());
        change("m", "\"points\"", "\"heat\"");
        assertTrue(models.verify(Optional.of("m")).table().toString().contains("no output heat"));
    }

    @Test
    void should_remove_what_is_named_and_nothing_else() throws IOException {
        add("m");
        add("n");
        Table removed = models.remove("m");
        assertEquals(2, removed.rows().size());
        assertEquals(List.of("n"), folder.names());
        assertFalse(Files.exists(folder.file("m")));
        String message = assertThrows(Problem.class, () -> models.remove("nn")).getMessage();
        assertTrue(message.contains("did you mean 'n'?"), message);
        for (String outside : List.of("../original", "original.onnx", "")) {
            assertThrows(Problem.class, () -> models.remove(outside));
        }
        assertTrue(Files.exists(temp.resolve("original.onnx")));
    }

    @Test
    void should_say_so_when_the_folder_cannot_be_one() throws IOException {
        Files.writeString(folder.path(), "a file");
        String message = assertThrows(Problem.class, () -> models.contents()).getMessage();
        assertTrue(message.contains("PATHOS_MODELS"), message);
        message = assertThrows(Problem.class, () -> add("m")).getMessage();
        assertTrue(message.contains("PATHOS_MODELS"), message);
    }

    @Test
    void should_understand_a_network_that_others_trained() throws Exception {
        Path file = Data.find("models/pfld68_112.onnx");
        assumeTrue(file != null, "no shared/data/models/pfld68_112.onnx: not tried");
        models.add(new Addition(file.toUri(), "pfld68", Map.of(), true), (bytes, total) -> {});
        List<String> row = row("pfld68");
        assertEquals(List.of("ok", "112 x 112 rgb", "output share"), row.subList(2, 5));
        assertEquals(List.of(), models.verify(Optional.of("pfld68")).unusable());
    }
}
