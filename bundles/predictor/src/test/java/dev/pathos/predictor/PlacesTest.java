package dev.pathos.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir Path folder;

    @Test
    void should_find_media_in_folders_and_take_files_as_they_are_given() throws IOException {
        Path clips = Files.createDirectories(folder.resolve("clips/deep"));
        for (String name : List.of("b.WAV", "a.flac", "notes.txt", "deep/c.mp4", "deep/wav")) {
            Files.createFile(clips.resolveSibling(name));
        }
        Files.createFile(folder.resolve("odd.xyz"));
        Inputs inputs = Inputs.find(List.of(Path.of("odd.xyz"), Path.of("clips")), folder);
        assertEquals(
                List.of("odd.xyz", "clips/a.flac", "clips/b.WAV", "clips/deep/c.mp4"),
                List.copyOf(inputs.files().keySet()));
        assertEquals(2, inputs.passed(), "notes.txt and a file called wav");
        assertEquals(folder.resolve("clips/b.WAV"), inputs.files().get("clips/b.WAV"));
    }

    @Test
    void should_say_so_when_there_is_nothing_to_predict_on() throws IOException {
        assertThrows(Problem.class, () -> Inputs.find(List.of(Path.of("absent")), folder));
        Files.createFile(folder.resolve("notes.txt"));
        Problem none = assertThrows(Problem.class, () -> Inputs.find(List.of(folder), folder));
        assertTrue(none.getMessage().contains("no sound or video file"), none.getMessage());
    }

    @Test
    void should_find_a_model_by_its_folder_its_cell_or_its_only_experiment() throws IOException {
        Path runs = folder.resolve("runs");
        Path model = model(runs.resolve("one/cells/only"));
        Files.createDirectories(runs.resolve("one/cells/pretrain"));
        // the project of a plug-in, say, that is called like its experiment
        Files.createDirectories(folder.resolve("one/src"));
        for (String name : List.of("runs/one/cells/only/model", "runs/one/cells/only", "one")) {
            assertEquals(model, ModelPlace.find(name, folder, runs).toAbsolutePath(), name);
        }
        model(runs.resolve("one/cells/second"));
        Problem many = assertThrows(Problem.class, () -> ModelPlace.find("one", folder, runs));
        assertTrue(many.getMessage().contains("trained 2 models"), many.getMessage());
        assertThrows(Problem.class, () -> ModelPlace.find("two", folder, runs));
        assertThrows(Problem.class, () -> ModelPlace.find("runs/one/cells/pretrain", folder, runs));
    }

    @Test
    void should_tell_which_bundles_are_others_than_in_training() {
        List<String> then = List.of("a 1 sha256:x", "b 1 sha256:x");
        assertEquals(List.of(), Lineage.changed(Map.of("a", "1 sha256:x"), then));
        List<String> notes = Lineage.changed(Map.of("b", "2 sha256:y"), then);
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("then 1 sha256:x, now 2 sha256:y"), notes.get(0));
        assertTrue(Lineage.changed(Map.of("c", "1"), then).get(0).contains("no bundle"));
    }

    private static Path model(Path cell) throws IOException {
        Path model = Files.createDirectories(cell.resolve("model"));
        Files.writeString(model.resolve("model.json"), "{}");
        return model;
    }
}
