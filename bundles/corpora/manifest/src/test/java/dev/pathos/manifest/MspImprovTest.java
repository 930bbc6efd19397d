package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MspImprovTest extends CorpusContract {
    @TempDir Path folder;

    private static MspImprov at(Path root, Set<String> scenarios, boolean inverted) {
        return new MspImprov(
                new Shelf(
                        new Place(root, "msp-improv", "root"),
                        new Place(null, "msp-improv", "openface"),
                        false),
                scenarios,
                inverted);
    }

    private static MspImprov at(Path root) {
        return at(root, Set.of("P", "R", "S", "T"), false);
    }

    @Override
    protected Corpus corpus() throws IOException {
        Reading.file(folder, "session1/S01A/P/MSP-IMPROV-S01A-F01-P-FM01.wav");
        Reading.file(folder, "session1/S01A/P/UTD-IMPROV-S01A-F01-P-FM01.avi");
        Reading.file(folder, "faces/UTD-IMPROV-S01A-F01-P-FM01.csv");
        Reading.file(folder, "session6/S20H/S/MSP-IMPROV-S20H-M06-S-MF03.wav");
        Files.writeString(
                folder.resolve("Evalution.txt"),
                """
                UTD-IMPROV-S01A-F01-P-FM01.avi; N; A:3.000000; V:3.5; D:2.0 ; N:3.4;
                A1Z; Neutral; Neutral,Calm; A:3.0; V:4.0; D:3.0; N:4.0;
                B2Y; Angry; ; A:NaN; V:3.0; D:1.0; N:4.0;
                C3X; Neutral; ; A:3.0; V:3.0; D:2.0; N:4.0;

                UTD-IMPROV-S20H-M06-S-MF03.avi; X; A:4.0; V:NaN; D:2.0 ; N:3.4;
                A1Z; Other; Bored; A:3.0; V:4.0; D:3.0; N:4.0;
                """);
        return at(folder);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent")));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.createDirectories(folder.resolve("empty"))));
    }

    @Test
    void should_join_sound_video_face_table_and_evaluation() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(List.of(), reading.lines());
        Utterance first = reading.utterances().get(0);
        assertEquals("MSP-IMPROV-S01A-F01-P-FM01", first.id());
        assertEquals("MSP-IMPROV-S01A-F01-P-FM01", first.recording().take());
        assertEquals("F01", first.speaker());
        assertEquals("01", first.session());
        assertTrue(first.media().endsWith("MSP-IMPROV-S01A-F01-P-FM01.wav"));
        assertEquals(Set.of("openface", "video"), first.sidecars().keySet());
        assertEquals("neutral", first.annotations().label());
        assertEquals(Map.of("neutral", 2, "angry", 1), first.annotations().votes());
        assertEquals(
                Map.of("arousal", 3.0, "valence", 3.5, "dominance", 2.0),
                first.annotations().attributes());
        assertEquals(
                Map.of(
                        "sex", "female",
                        "sentence", "S01",
                        "intended", "angry",
                        "scenario", "natural interaction",
                        "language", "en"),
                first.recording().traits());
        Utterance second = reading.utterances().get(1);
        assertEquals("", second.annotations().label());
        assertEquals(Map.of("other", 1), second.annotations().votes());
        assertEquals(Map.of("arousal", 4.0, "dominance", 2.0), second.annotations().attributes());
    }

    @Test
    void should_turn_arousal_round_and_choose_scenarios_when_told_so() throws IOException {
        corpus();
        Reading reading = Reading.of(at(folder, Set.of("S"), true));
        assertEquals(List.of("MSP-IMPROV-S20H-M06-S-MF03"), reading.ids());
        assertEquals(2.0, reading.utterances().get(0).annotations().attributes().get("arousal"));
        assertEquals(
                List.of("skipped MSP-IMPROV-S01A-F01-P-FM01: scenario P is not wanted"),
                reading.lines());
    }

    @Test
    void should_tell_of_every_input_that_cannot_be_used() throws IOException {
        Reading.file(folder, "MSP-IMPROV-S01A-F01-P-FM01.wav");
        Reading.file(folder, "MSP-IMPROV-S01A-F01-P-FM02.wav");
        Reading.file(folder, "MSP-IMPROV-S01A-F01-P-FM03.wav");
        Reading.file(folder, "MSP-IMPROV-S01Z-F01-P-FM01.wav");
        assertThrows(Problem.class, () -> Reading.of(at(folder)));
        Files.writeString(
                folder.resolve("Evaluation.txt"),
                """
                UTD-IMPROV-S01A-F01-P-FM01.avi; N; A:3; V:3.5; D:2.0 ; N:3.4;
                A1Z; Puzzled; ; A:3.0; V:4.0; D:3.0; N:4.0;
                nonsense
                UTD-IMPROV-S01A-F01-P-FM02.avi; Q; A:3; V:3.5; D:2.0 ; N:3.4;
                UTD-IMPROV-S01A-F01-P-FM01.avi; A; A:3; V:3.5; D:2.0 ; N:3.4;
                UTD-IMPROV-S01A-F01-P-FM04.avi; A; A:3; V:3.5; D:2.0 ; N:3.4;
                """);
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of("MSP-IMPROV-S01A-F01-P-FM01"), reading.ids());
        assertEquals("neutral", reading.utterances().get(0).annotations().label());
        assertEquals(
                List.of(
                        "failed Evaluation.txt line 2: an unknown vote 'Puzzled', not counted",
                        "failed Evaluation.txt line 3: neither a turn nor a vote",
                        "failed Evaluation.txt line 4: an unknown class 'Q' for"
                                + " MSP-IMPROV-S01A-F01-P-FM02",
                        "failed Evaluation.txt line 5: MSP-IMPROV-S01A-F01-P-FM01 again",
                        "skipped MSP-IMPROV-S01Z-F01-P-FM01.wav: its name is not one of"
                                + " MSP-IMPROV's",
                        "skipped MSP-IMPROV-S01A-F01-P-FM02: not in Evaluation.txt",
                        "skipped MSP-IMPROV-S01A-F01-P-FM03: not in Evaluation.txt",
                        "failed MSP-IMPROV-S01A-F01-P-FM04: in the evaluation, but no sound or"
                                + " video of it"),
                reading.lines());
    }
}
