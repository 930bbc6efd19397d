package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
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

class HuggingFaceTest extends CorpusContract {
    @TempDir Path folder;

    private HuggingFace at(Map<String, Object> settings) {
        return new HuggingFace(
                new Place(folder, "hugging-face", "root"),
                Configured.of(HuggingFace.Settings.class, settings));
    }

    private void text(String name, String text) throws IOException {
        Reading.file(folder, name);
        Files.writeString(folder.resolve(name), text);
    }

    @Override
    protected Corpus corpus() throws IOException {
        for (String name : List.of("data/train/a.wav", "data/train/b.wav", "data/test/x/a.wav")) {
            Reading.file(folder, name);
        }
        text(
                "data/train/metadata.csv",
                "file_name,Label,speaker,text,arousal\n"
                        + "a.wav,happy,1,\"Oh,\nwell\",3.5\n"
                        + "b.wav,,1,,\n"
                        + "c.wav,sad,1,,\n"
                        + "a.wav,sad,1,,\n");
        text(
                "data/test/metadata.jsonl",
                """
                {"file_name": "x/a.wav", "label": "sad", "speaker": 2, "words": [1, 2], "text": null}
                {"file_name": "x/a.wav"
                {"label": "sad", "speaker": 2}
                """);
        return at(Map.of());
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(Map.of()));
    }

    @Test
    void should_read_csv_and_lines_and_take_splits_from_folders() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(
                List.of("data/test/x/a.wav", "data/train/a.wav", "data/train/b.wav"),
                reading.ids());
        Utterance test = reading.utterances().get(0);
        assertEquals("2", test.speaker());
        assertEquals("test", test.recording().partition());
        assertEquals(Map.of(), test.recording().traits());
        Utterance train = reading.utterances().get(1);
        assertEquals("happy", train.annotations().label());
        assertEquals("train", train.recording().partition());
        assertEquals(Map.of("text", "Oh,\nwell"), train.recording().traits());
        assertEquals(Map.of("arousal", 3.5), train.annotations().attributes());
        assertEquals(
                List.of(
                        "failed metadata.jsonl line 2: no JSON object",
                        "failed data/test/metadata.jsonl line 3: no file_name",
                        "failed data/train/metadata.csv line 5: no such file: "
                                + folder.resolve("data/train/c.wav"),
                        "failed data/train/metadata.csv line 6: the id 'data/train/a.wav' again"),
                reading.lines());
    }

    @Test
    void should_take_fields_by_other_names_and_videos_beside_sound() throws IOException {
        Path sound = Reading.file(folder, "a.wav");
        Path video = Reading.file(folder, "a.mp4");
        text(
                "metadata.csv",
                "audio_file_name,video_file_name,Emotion,Actor,split\n"
                        + "a.wav,a.mp4,joy,7,validation\n"
                        + ",a.mp4,joy,7,\n");
        Reading reading = Reading.of(at(Map.of("label", "Emotion", "speaker", "Actor")));
        Utterance both = reading.utterances().get(0);
        assertEquals(sound, both.media());
        assertEquals(Map.of("video", video), both.sidecars());
        assertEquals("validation", both.recording().partition());
        assertEquals(video, reading.utterances().get(1).media());
        assertEquals(Map.of(), reading.utterances().get(1).sidecars());
    }

    @Test
    void should_say_what_to_write_when_there_is_nothing_to_read() throws IOException {
        problem(at(Map.of()), "no metadata.csv", "file_name, label and speaker");
        Reading.file(folder, "data/train-00000-of-00001.parquet");
        problem(at(Map.of()), "only Parquet", "metadata.csv");
        Reading.file(folder, "a.wav");
        text("metadata.csv", "file_name,emotion\na.wav,joy\n");
        problem(at(Map.of()), "line 2: no speaker", "emotion, file_name");
        text("metadata.csv", "");
        problem(at(Map.of()), "empty table");
        Files.delete(folder.resolve("metadata.csv"));
        text("metadata.jsonl", "[{\"file_name\": \"a.wav\"}]");
        problem(at(Map.of()), "JSON array", "one object a line");
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }
}
