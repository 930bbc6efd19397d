package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IemocapTest extends CorpusContract {
    private static final List<String> USUAL = List.of("angry", "happy", "sad", "neutral");

    @TempDir Path folder;

    private static Iemocap at(Path root, boolean merged, List<String> classes) {
        return new Iemocap(
                new Shelf(
                        new Place(root, "iemocap", "root"),
                        new Place(null, "iemocap", "openface"),
                        false),
                merged,
                classes);
    }

    private void evaluation(String dialogue, String text) throws IOException {
        Path file = folder.resolve("Session1/dialog/EmoEvaluation/" + dialogue + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private void turns(String... names) throws IOException {
        for (String name : names) {
            Reading.file(
                    folder,
                    "Session1/sentences/wav/"
                            + name.substring(0, name.lastIndexOf('_'))
                            + "/"
                            + name
                            + ".wav");
        }
    }

    @Override
    protected Corpus corpus() throws IOException {
        turns("Ses01F_impro01_F000", "Ses01F_impro01_M001", "Ses01F_impro01_M002");
        turns("Ses01M_script01_1_F003");
        evaluation(
                "Ses01F_impro01",
                """
                % [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

                [6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.0000, 3.5000]
                C-E2:\tNeutral;\t()
                C-E3:\tNeutral; Anger;\t()
                C-E4:\tHappiness; Excited;\t(d\u00e9j\u00e0 vu)
                C-F1:\tSadness;\t(curious)
                A-E3:\tval 3; act 2; dom  2;\t()

                [10.0100 - 11.3925]\tSes01F_impro01_M001\texc\t[4.5000, 4.0000, 3.0000]
                C-E2:\tExcited;\t()

                [12.0100 - 13.3925]\tSes01F_impro01_M002\txxx\t[2.5000, 2.5000, 2.5000]
                C-E2:\tSurprise;\t()
                """);
        evaluation(
                "Ses01M_script01_1",
                "[1.0 - 2.0]\tSes01M_script01_1_F003\tfru\t[1.5000, 3.0000, 3.0000]\n");
        return at(folder, true, List.of());
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent"), true, USUAL));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.createDirectories(folder.resolve("empty")), true, USUAL));
    }

    @Test
    void should_read_class_votes_attributes_and_who_speaks() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(
                List.of("neutral", "happy", "", "frustrated"),
                reading.utterances().stream().map(u -> u.annotations().label()).toList());
        assertEquals(
                List.of("Ses01F", "Ses01M", "Ses01M", "Ses01F"),
                reading.utterances().stream().map(Utterance::speaker).toList());
        Utterance first = reading.utterances().get(0);
        assertEquals("Ses01", first.session());
        assertEquals(Map.of("neutral", 2, "angry", 1, "happy", 1), first.annotations().votes());
        assertEquals(
                Map.of("valence", 2.5, "arousal", 2.0, "dominance", 3.5),
                first.annotations().attributes());
        assertEquals("Ses01F_impro01_F000", first.recording().take());
        assertEquals(
                Map.of(
                        "sex", "female",
                        "scenario", "improvisation",
                        "dialogue", "Ses01F_impro01",
                        "language", "en"),
                first.recording().traits());
        assertEquals("script", reading.utterances().get(3).recording().traits().get("scenario"));
        assertEquals(
                List.of(
                        "skipped Ses01F_impro01.txt (encoding): not in UTF-8, read as ISO-8859-1:"
                                + " letters beyond ASCII may be wrong"),
                reading.lines());
    }

    @Test
    void should_merge_and_choose_classes_when_told_so() throws IOException {
        corpus();
        Iemocap usual = at(folder, true, USUAL);
        Reading reading = Reading.of(usual);
        assertEquals(List.of("Ses01F_impro01_F000", "Ses01F_impro01_M001"), reading.ids());
        assertEquals(
                List.of(
                        "skipped Ses01F_impro01_M002: its annotators do not agree",
                        "skipped Ses01M_script01_1_F003: class frustrated is not wanted"),
                reading.lines().subList(1, 3));
        assertEquals(
                "published majority of the annotators, excited counted as happy, only angry,"
                        + " happy, neutral, sad",
                usual.labelTarget());
        Iemocap apart = at(folder, false, List.of());
        assertEquals("published majority of the annotators", apart.labelTarget());
        List<Utterance> all = Reading.of(apart).utterances();
        assertEquals("excited", all.get(1).annotations().label());
        assertEquals(1, all.get(0).annotations().votes().get("excited"));
    }

    @Test
    void should_tell_of_every_input_that_cannot_be_used() throws IOException {
        turns("Ses01F_impro01_F000", "Ses01F_impro01_F001", "Ses01F_impro01_F009");
        Reading.file(folder, "Session1/sentences/ForcedAlignment/Ses01F_impro01_F000.wdseg");
        Reading.file(folder, "Session1/dialog/wav/Ses01F_impro01.wav");
        Reading.file(folder, "Session1/dialog/EmoEvaluation/Categorical/Ses01F_impro01_e2.txt");
        evaluation(
                "Ses01F_impro01",
                """
                [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]
                [1.0 - 2.0]\tSes01F_impro01_F000\tang\t[1.5, 3.0, 3.0]
                C-E1:\tPuzzled;\t()
                [1.0 - 2.0]\tSes01F_impro01_F000\tsad\t[1.5, 3.0, 3.0]
                C-E1:\tSadness;\t()
                [2.0 - 3.0]\tSes01F_impro01_F001\tqqq\t[1.5, 3.0, 3.0]
                [2.0 - 3.0]\tSes01F_impro01_F002\tang\t[1.5, 3.0, 3.0]
                [nonsense
                """);
        Reading reading = Reading.of(at(folder, true, USUAL));
        assertEquals(List.of("Ses01F_impro01_F000"), reading.ids());
        assertEquals("angry", reading.utterances().get(0).annotations().label());
        assertTrue(reading.utterances().get(0).annotations().votes().isEmpty());
        assertEquals(
                List.of(
                        "failed Ses01F_impro01.txt line 3: an unknown vote 'Puzzled' for"
                                + " Ses01F_impro01_F000, not counted",
                        "failed Ses01F_impro01.txt line 4: Ses01F_impro01_F000 again",
                        "failed Ses01F_impro01.txt line 8: no turn of IEMOCAP: [nonsense",
                        "skipped other files: 3 that are neither evaluations nor a turn's media",
                        "failed Ses01F_impro01_F001: an unknown class 'qqq'",
                        "failed Ses01F_impro01_F002: in the evaluation, but no sound of it",
                        "skipped Ses01F_impro01_F009: in no evaluation"),
                reading.lines());
    }
}
