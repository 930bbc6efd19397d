package dev.pathos.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardsTest {
    @TempDir Path temporary;

    private ExperimentFixture experiment(boolean synthetic) throws IOException {
        return new ExperimentFixture(temporary.resolve("study"), synthetic);
    }

    private static void has(String card, String... lines) {
        for (String line : lines) {
            assertTrue(card.contains("\n" + line + "\n"), line + "\nis not in\n" + card);
        }
    }

    @Test
    void should_tell_data_training_results_and_origin_from_the_files() throws Exception {
        ExperimentFixture experiment = experiment(false);
        Path cell = experiment.cell("joint", 0, "finetune");
        Files.createDirectory(cell.resolve("model"));
        Files.writeString(
                cell.resolve("model/model.json"), "{\"model~model\": {\"sha256\": \"beef\"}}");

        new ModelCards().report(experiment.folder);

        String card = Files.readString(cell.resolve("model/MODEL_CARD.md"));
        assertTrue(card.startsWith("# Model card: joint-fold0-seed1-12.5pct\n"), card);
        has(
                card,
                "| predicts | angry, no |",
                "| label target | perceived by voice |",
                "| arm | joint: pre-trained on energy |",
                "| label budget | 12.5 % of training and development labels |",
                "lab: 4 utterances \\| \\*2\\* speakers.",
                "| train | 31 | 3 | angry 30, no 1 |",
                "| test | 2 | 1 | angry 1, no 1 |",
                "| pretext tasks | energy (energy-variation) |",
                "| pre-training | at most 7 epochs, learning rate 0.001 |",
                "| fine-tuning | 5 of at most 9 epochs, learning rate 0.002, best epoch by metric |",
                "| time | 77 s |",
                "| UAR | 0.438 |",
                "| CCC | - |",
                "| F1_macro | 0.613 | 0.513 to 0.713 |",
                "| F1_macro minus scratch | 0.048 | -0.013 to 0.108, p = 0.063 |",
                "| angry | 0.250 | 0.750 | 0.375 | 40 |",
                "- Brackets: 95 % interval by bootstrap.",
                "| s0 | 1 | 2 | 0.500 |",
                "| configuration (SHA-256) | c0ffee |",
                "| weights (SHA-256) | beef |",
                "| data files | 2 |",
                "| processor | P \\| Q |",
                "| dev.pathos.pipeline | 0.1.0 | sha256:ab |");
        assertTrue(card.contains("./pathos predict"), card);
        assertFalse(card.contains("SYNTHETIC"), card);
        assertFalse(card.contains("org.other"), card);
    }

    @Test
    void should_warn_loudly_when_data_are_synthetic() throws Exception {
        ExperimentFixture experiment = experiment(true);
        Path cell = experiment.cell("joint", 0, "finetune");

        new ModelCards().report(experiment.folder);

        String card = Files.readString(cell.resolve("MODEL_CARD.md"));
        assertTrue(card.lines().limit(4).anyMatch(l -> l.startsWith("> **SYNTHETIC DATA.")), card);
        assertTrue(card.contains("No model was kept"), card);
    }

    @Test
    void should_write_cards_of_classifiers_and_none_of_pre_trainings() throws Exception {
        ExperimentFixture experiment = experiment(false);
        Path classical = experiment.cell("classical", 1, "classical");
        Path pretrain = experiment.cell("joint", 0, "pretrain");

        new ModelCards().report(experiment.folder);

        String card = Files.readString(classical.resolve("MODEL_CARD.md"));
        has(card, "| classifier | shrinkage-lda |");
        assertFalse(card.contains("fine-tuning |"), card);
        assertFalse(Files.exists(pretrain.resolve("MODEL_CARD.md")));
    }

    @Test
    void should_say_what_is_not_recorded_when_files_are_missing_or_damaged() throws Exception {
        ExperimentFixture experiment = experiment(false);
        Path cell = experiment.cell("joint", 0, "finetune");
        Files.writeString(experiment.folder.resolve("results.json"), "{\"cut");
        Files.delete(experiment.folder.resolve("config.json"));
        Files.delete(experiment.folder.resolve("provenance.json"));
        for (String file : List.of("metrics.csv", "predictions.csv", "summary.json")) {
            Files.delete(cell.resolve(file));
        }

        new ModelCards().report(experiment.folder);

        String card = Files.readString(cell.resolve("MODEL_CARD.md"));
        has(card, "| label target | not recorded |", "Not recorded.");
        assertTrue(card.contains("an unknown number of at most"), card);
    }

    @Test
    void should_tell_leaks_that_were_let_pass() throws Exception {
        ExperimentFixture experiment = experiment(false);
        Path cell = experiment.cell("joint", 0, "finetune");
        Path results = experiment.folder.resolve("results.json");
        Files.writeString(
                results,
                Files.readString(results)
                        .replace(
                                "\"leaks\": [], \"reason\": \"\"",
                                "\"leaks\": [{\"rule\": \"same speaker\", \"count\": 3}],"
                                        + " \"reason\": \"to show <b>what</b> it does\""));

        new ModelCards().report(experiment.folder);

        String card = Files.readString(cell.resolve("MODEL_CARD.md"));
        assertTrue(
                card.contains(
                        "> **The training data leak into the test data**: same speaker (3). Let"
                                + " pass for the reason: to show \\<b\\>what\\</b\\> it does"),
                card);
    }

    @Test
    void should_escape_what_means_something_in_markdown() {
        assertEquals(
                "a\\|b_c \\_d\\_ \\*e\\* \\<script\\>", Markdown.escape("a|b_c _d_ *e* <script>"));
        assertEquals("\\# no heading", Markdown.escape("# no heading"));
        assertEquals("\\- no item", Markdown.escape("- no item"));
        assertEquals("1\\. no item", Markdown.escape("1. no item"));
        assertEquals("0.167", Markdown.escape("0.167"));
        assertEquals("-0.167", Markdown.escape("-0.167"));
        assertEquals("\\---", Markdown.escape("---"));
        assertEquals("\\[x\\](javascript:y)", Markdown.escape("[x](javascript:y)"));
        assertEquals("one line", Markdown.escape("one\r\n line"));
        assertEquals("`a b`", Markdown.code("a`b"));
    }
}
