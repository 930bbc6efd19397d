package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudformatTest extends CorpusContract {
    /** Speakers are described by a table of their own, and the files' table names them. */
    private static final String HEADER =
            """
            name: tiny
            usage: unrestricted
            schemes:
              emotion:
                dtype: str
                labels: [anger, neutral]
              confidence: {dtype: float, minimum: 0, maximum: 1}
              age: {dtype: int}
              speaker: {dtype: int, labels: speaker}
              transcription:
                dtype: str
                labels: {a01: Der Lappen liegt auf dem Eisschrank.}
            splits:
              gold: {type: test}
            tables:
              emotion:
                type: filewise
                columns:
                  emotion: {scheme_id: emotion, rater_id: gold}
                  valence: {scheme_id: confidence}
              files:
                type: filewise
                columns:
                  speaker: {scheme_id: speaker}
                  transcription: {scheme_id: transcription}
            misc_tables:
              speaker:
                levels: {speaker: int}
                columns:
                  age: {scheme_id: age}
            """;

    @TempDir Path folder;

    private Audformat at(Map<String, Object> settings) {
        return new Audformat(
                new Place(folder, "audformat", "root"),
                Configured.of(Audformat.Settings.class, settings));
    }

    private void table(String id, String... lines) throws IOException {
        Files.writeString(folder.resolve("db." + id + ".csv"), String.join("\n", lines) + "\n");
    }

    @Override
    protected Corpus corpus() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            Reading.file(folder, "wav/" + name + ".wav");
        }
        Files.writeString(folder.resolve("db.yaml"), HEADER);
        table(
                "emotion",
                "file,emotion,valence",
                "wav/a.wav,anger,0.9",
                "wav/b.wav,neutral,",
                "wav/c.wav,,.5",
                "wav/d.wav,joy,1",
                "wav/e.wav,anger,1",
                "wav/a.wav,neutral,1");
        table(
                "files",
                "file,speaker,transcription",
                "wav/a.wav,3,a01",
                "wav/b.wav,8,a01",
                "wav/c.wav,8,",
                "wav/d.wav,8,");
        table("speaker", "speaker,age", "3,31", "8,34");
        return at(Map.of());
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(Map.of()));
    }

    @Test
    void should_join_labels_speakers_and_what_is_said_of_them() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(List.of("wav/a.wav", "wav/b.wav", "wav/c.wav"), reading.ids());
        Utterance first = reading.utterances().get(0);
        assertEquals("3", first.speaker());
        assertEquals("anger", first.annotations().label());
        assertEquals(Map.of("valence", .9), first.annotations().attributes());
        assertEquals(Map.of("age", "31", "transcription", "a01"), first.recording().traits());
        assertEquals("", reading.utterances().get(2).annotations().label());
        assertEquals(
                List.of(
                        "failed db.emotion.csv line 5: its label 'joy' is in no scheme",
                        "failed db.emotion.csv line 6: no such file: "
                                + folder.resolve("wav/e.wav"),
                        "failed db.emotion.csv line 7: the id 'wav/a.wav' again"),
                reading.lines());
    }

    @Test
    void should_read_segments_splits_speakers_in_the_scheme_and_raters() throws IOException {
        Reading.file(folder, "long.wav");
        Reading.file(folder, "short.wav");
        Files.writeString(
                folder.resolve("db.yaml"),
                """
                schemes:
                  speaker:
                    dtype: str
                    labels:
                      anna: {gender: female, age: 40}
                      ben: {gender: male}
                splits:
                  train: {type: train}
                  test: {type: test}
                tables:
                  files:
                    type: filewise
                    columns:
                      speaker: {scheme_id: speaker}
                  segments.train:
                    type: segmented
                    split_id: train
                    columns: {emotion: {}, r1: {}, r2: {}}
                  segments.test:
                    type: segmented
                    split_id: test
                    columns: {emotion: {}, r1: {}, r2: {}}
                """);
        table("files", "file,speaker", "long.wav,anna", "short.wav,ben");
        table(
                "segments.train",
                "file,start,end,emotion,r1,r2",
                "long.wav,0 days 00:00:00,0 days 00:00:01.500000,anger,anger,anger",
                "long.wav,0 days 00:00:01.5,NaT,fear,fear,anger",
                "long.wav,0 days 00:00:09,0 days 00:00:03,fear,,");
        table("segments.test", "file,start,end,emotion,r1,r2", "short.wav,0,NaT,anger,,anger");
        Reading reading = Reading.of(at(Map.of("raters", new String[] {"r1", "r2"})));
        assertEquals(List.of("long.wav#0.0-1.5", "long.wav#1.5-", "short.wav"), reading.ids());
        Utterance first = reading.utterances().get(0);
        assertEquals(
                new Recording("", 0, 1.5, "train", Map.of("gender", "female", "age", "40")),
                first.recording());
        assertEquals(Map.of("anger", 2), first.annotations().votes());
        assertEquals(
                Map.of("anger", 1, "fear", 1), reading.utterances().get(1).annotations().votes());
        assertEquals("test", reading.utterances().get(2).recording().partition());
        assertEquals(true, reading.utterances().get(2).recording().whole());
        assertEquals(1, reading.lines().size());
        Reading test = Reading.of(at(Map.of("tables", new String[] {"segments.test"})));
        assertEquals(List.of("short.wav"), test.ids());
    }

    @Test
    void should_say_what_is_wrong_and_where() throws IOException {
        corpus();
        problem(at(Map.of("label", "mood")), "no table has a column 'mood'", "key label");
        problem(at(Map.of("speaker", "who")), "no table has a column who", "key speaker");
        problem(at(Map.of("tables", new String[] {"feelings"})), "no table feelings", "files");
        Files.move(folder.resolve("db.files.csv"), folder.resolve("db.files.parquet"));
        problem(at(Map.of()), "db.files.parquet only", "storage_format='csv'");
        Files.delete(folder.resolve("db.files.parquet"));
        problem(at(Map.of()), "no such file", "db.files.csv");
        Files.writeString(
                folder.resolve("db.yaml"),
                HEADER.replace("  files:", "  other:\n    columns: {emotion: }\n  files:")
                        .replace("  emotion:\n    type", "  mood:\n    type"));
        problem(at(Map.of()), "several tables", "mood, other", "key tables");
        Files.writeString(folder.resolve("db.yaml"), "name: [");
        problem(at(Map.of()), "no YAML", "db.yaml");
        Files.writeString(folder.resolve("db.yaml"), "name: x\n");
        problem(at(Map.of()), "declares no tables", "db.yaml");
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }
}
