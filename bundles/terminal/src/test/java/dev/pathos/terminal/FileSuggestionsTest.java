package dev.pathos.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.shell.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSuggestionsTest {
    @TempDir private Path cwd;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(cwd.resolve("configs/old"));
        Files.createDirectories(cwd.resolve(".hidden"));
        Files.createFile(cwd.resolve("configs/a.json"));
        Files.createFile(cwd.resolve("configs/notes.txt"));
    }

    private List<Suggestion> suggest(String placeholder, String begun) {
        return new FileSuggestions(cwd.toString()).suggest(placeholder, Map.of(), begun);
    }

    @Test
    void should_lead_through_folders_to_the_files_that_fit() {
        assertEquals(List.of(new Suggestion("configs/", "", false)), suggest("config", ""));
        assertEquals(
                List.of(
                        new Suggestion("configs/a.json", ""),
                        new Suggestion("configs/old/", "", false)),
                suggest("config", "configs/"));
        assertEquals(3, suggest("file", "configs/n").size());
        assertEquals(
                List.of(new Suggestion("configs/old/", "", false)), suggest("folder", "configs/"));
    }

    @Test
    void should_show_hidden_files_when_the_dot_was_typed() {
        assertEquals(
                List.of(".hidden/", "configs/"),
                suggest("folder", ".").stream().map(Suggestion::word).toList());
    }

    @Test
    void should_take_a_value_with_a_slash_for_a_path() {
        assertEquals(
                List.of("configs/a.json", "configs/notes.txt", "configs/old/"),
                suggest("value", "configs/").stream().map(Suggestion::word).toList());
        assertEquals(
                List.of("c.root=configs/a.json", "c.root=configs/notes.txt", "c.root=configs/old/"),
                suggest("part.key=value", "c.root=configs/").stream()
                        .map(Suggestion::word)
                        .toList());
        assertEquals(List.of(), suggest("value", "conf"));
    }

    @Test
    void should_suggest_nothing_when_there_is_no_folder_or_the_placeholder_is_no_path() {
        assertEquals(List.of(), suggest("file", "nowhere/"));
        assertEquals(List.of(), suggest("n", ""));
    }
}
