package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftCommandsTest {
    @TempDir private Path cwd;

    private final Declared composer = new Declared();
    private final Drafts drafts = new Drafts();

    private DraftCommands commands() {
        return new DraftCommands(composer, drafts, cwd.toString(), false);
    }

    private Path saved(String draft, String... more) throws IOException {
        String[] words = new String[more.length + 2];
        words[0] = draft;
        words[1] = "configs/a.json";
        System.arraycopy(more, 0, words, 2, more.length);
        commands().save(words);
        return cwd.resolve("configs/a.json");
    }

    @Test
    void should_show_what_a_draft_would_be_as_a_file_with_what_it_lacks() {
        Shown shown = (Shown) commands().compose("d");
        assertEquals(
                """
                {
                  "lld~features": { "preset": "serlab" },
                  "categorical~labels": {},
                  "cnn-encoder~encoder": {
                    "widths": [128, 128],
                    "embedding": 64,
                    "dropout": 0.5,
                    "activation": "tanh",
                    "workers": 1
                  },
                  "arm~scratch": {},
                  "experiment~d": { "downstream": "labels" }
                }
                """,
                shown.configuration());
        assertEquals(2, shown.faults().size());
        assertEquals(shown, commands().show("d"));
        String printed = new ShownConverter(new Console()).format(shown, 0, null);
        assertTrue(printed.endsWith("<one of activation, broken, energy>"), printed);
    }

    @Test
    void should_begin_with_a_file_and_give_its_experiment_the_drafts_name() {
        composer.file =
                List.of(
                        new FilePart("heads", "corpus", Map.of("speakers", 6L)),
                        new FilePart("experiment", "old", Map.of("folds", 3L)));
        commands().compose("d", "--from", "old.json");
        assertEquals("experiment~d", drafts.find("d").experiment().id());
        composer.file = List.of(new FilePart("heads", "corpus", Map.of()));
        assertThrows(Problem.class, () -> commands().compose("e", "--from", "old.json"));
    }

    @Test
    void should_leave_out_parts_that_no_bundle_offers() {
        Composing nothing = new Composing();
        new DraftCommands(nothing, drafts, "", false).compose("d");
        assertEquals(1, drafts.find("d").parts().size());
    }

    @Test
    void should_refuse_a_draft_that_would_end_with_its_command() {
        DraftCommands passing = new DraftCommands(composer, drafts, "", true);
        Problem problem = assertThrows(Problem.class, () -> passing.compose("d"));
        assertTrue(problem.getMessage().contains("./pathos script"), problem.getMessage());
    }

    @Test
    void should_refuse_a_name_that_is_taken_or_no_name() {
        commands().compose("d");
        assertThrows(Problem.class, () -> commands().compose("d"));
        assertThrows(WrongUsage.class, () -> commands().compose("a.b"));
    }

    @Test
    void should_save_what_is_shown_and_say_what_is_unsaved() throws IOException {
        commands().compose("d");
        assertEquals(List.of("the draft d is not saved: save d configs/d.json"), drafts.losses());
        Path file = saved("d");
        assertEquals(DraftText.of(drafts.find("d")), Files.readString(file));
        assertEquals(List.of(), drafts.losses());
        drafts.keep(drafts.find("d").set("d", "folds", Optional.of(3L)));
        assertEquals(1, drafts.losses().size());
        saved("d");
        assertTrue(Files.readString(file).contains("\"folds\": 3"));
        Table list = (Table) commands().compose();
        assertEquals(List.of(List.of("d", "5", file.toString())), list.rows());
    }

    @Test
    void should_never_overwrite_what_it_did_not_write_unless_told_to() throws IOException {
        commands().compose("d");
        Path file = saved("d");
        Files.writeString(file, "mine");
        Problem problem = assertThrows(Problem.class, () -> saved("d"));
        assertTrue(problem.getMessage().contains("--replace"), problem.getMessage());
        assertEquals("mine", Files.readString(file));
        saved("d", "--replace");
        assertFalse(Files.readString(file).equals("mine"));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void should_write_values_as_json() {
        assertEquals("\"a \\\"b\\\"\"", DraftText.value("a \"b\""));
        assertEquals("[1, 2.5, true]", DraftText.value(List.of(1L, 2.5, true)));
        assertEquals("\"Infinity\"", DraftText.value(Double.POSITIVE_INFINITY));
    }

    @Test
    void should_hand_a_draft_to_experiments_as_a_file_that_goes_afterwards() {
        commands().compose("d");
        Configurations configurations = new Configurations(composer, drafts, cwd.toString());
        Path handed =
                configurations.with(
                        "d",
                        file -> {
                            assertEquals("d.json", file.getFileName().toString());
                            assertTrue(Files.exists(file));
                            return file;
                        });
        assertFalse(Files.exists(handed.getParent()));
        assertEquals(cwd.resolve("b.json"), configurations.with("b.json", file -> file));
        Problem late =
                assertThrows(
                        Problem.class,
                        () ->
                                configurations.with(
                                        "d",
                                        file -> {
                                            throw new Problem("it broke", file + ", key x", "mend");
                                        }));
        assertEquals("it broke (draft d, key x): mend", late.getMessage());
        drafts.keep(drafts.find("d").set("d", "folds", Optional.of("x")));
        Problem wrong = assertThrows(Problem.class, () -> configurations.with("d", f -> f));
        assertTrue(wrong.getMessage().contains("draft d, experiment~d, key folds"));
        drafts.keep(Draft.begin("my-run"));
        Problem near = assertThrows(Problem.class, () -> configurations.with("my-rnu", f -> f));
        assertTrue(near.getMessage().endsWith("did you mean 'my-run'?"), near.getMessage());
    }
}
