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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmoBoxTest extends CorpusContract {
    @TempDir Path folder;

    private EmoBox at(Object... settings) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i].toString(), settings[i + 1]);
        }
        return new EmoBox(
                new Place(folder.resolve("data/emodb"), "emobox", "metadata"),
                new Place(folder, "emobox", "root"),
                Configured.of(EmoBox.Settings.class, given));
    }

    private static String line(String key, String emotion, String more) {
        return "{\"key\": \"%s\", \"dataset\": \"emodb\", \"wav\": \"downloads/emodb/%s.wav\", "
                        .formatted(key, key)
                + "\"type\": \"raw\", \"sample_rate\": 16000, \"num_frame\": 30372.0, "
                + "\"task\": \"category\", \"length\": 1.9, \"emo\": \"%s\", \"channel\": 1%s}\n"
                        .formatted(emotion, more);
    }

    private void write(String name, String text) throws IOException {
        Reading.file(folder, "data/emodb/" + name);
        Files.writeString(folder.resolve("data/emodb").resolve(name), text);
    }

    @Override
    protected Corpus corpus() throws IOException {
        for (String key : List.of("03a01Fa", "03a01Nc", "08a01Na")) {
            Reading.file(folder, "downloads/emodb/" + key + ".wav");
        }
        String speaker = ", \"speaker\": \"08\", \"gender\": \"female\"";
        String train = line("03a01Fa", "F", "") + line("03a01Nc", "N", "") + line("xx", "F", "");
        write("fold_1/emodb_train_fold_1.jsonl", train + line("03a01Fa", "L", "") + "{\n");
        write("fold_1/emodb_test_fold_1.jsonl", line("08a01Na", "N", speaker));
        write("label_map.json", "{\"F\": \"Happy\", \"N\": \"Neutral\"}");
        return at("speaker", "^(..)");
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at());
    }

    @Test
    void should_read_a_folds_parts_and_merge_labels() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(List.of("03a01Fa", "03a01Nc", "08a01Na"), reading.ids());
        Utterance first = reading.utterances().get(0);
        assertEquals("03", first.speaker());
        assertEquals("Happy", first.annotations().label());
        assertEquals(
                new Recording("", 0, Double.POSITIVE_INFINITY, "train", Map.of("corpus", "emodb")),
                first.recording());
        Utterance last = reading.utterances().get(2);
        assertEquals("08", last.speaker());
        assertEquals("test", last.recording().partition());
        assertEquals("female", last.recording().traits().get("gender"));
        assertEquals(
                List.of(
                        "failed emodb_train_fold_1.jsonl line 3: no such file: "
                                + folder.resolve("downloads/emodb/xx.wav"),
                        "failed emodb_train_fold_1.jsonl line 4: its label 'L' is not in"
                                + " label_map.json",
                        "failed emodb_train_fold_1.jsonl line 5: no JSON object"),
                reading.lines());
    }

    @Test
    void should_read_all_of_a_dataset_without_partition_and_its_stretches() throws IOException {
        corpus();
        Files.delete(folder.resolve("data/emodb/label_map.json"));
        String stretch = ", \"speaker\": \"s\", \"start_time\": 1.5, \"end_time\": 2.25";
        write("emodb.jsonl", line("03a01Fa", "F", stretch) + line("03a01Fa", "F", stretch));
        Reading reading = Reading.of(at("fold", 0));
        Recording recording = reading.utterances().get(0).recording();
        assertEquals(1.5, recording.start());
        assertEquals(2.25, recording.end());
        assertEquals("", recording.partition());
        assertEquals("F", reading.utterances().get(0).annotations().label());
        assertEquals(List.of("failed emodb.jsonl line 2: the id '03a01Fa' again"), reading.lines());
    }

    @Test
    void should_say_what_is_wrong_and_where() throws IOException {
        corpus();
        Files.delete(folder.resolve("data/emodb/fold_1/emodb_test_fold_1.jsonl"));
        problem(at(), "no such file", "emodb_test_fold_1.jsonl", "key fold");
        write("fold_1/emodb_test_fold_1.jsonl", "");
        problem(at(), "no speaker", "key speaker");
        problem(at("fold", 2), "fold_2");
        write("label_map.json", "[1]");
        problem(at("speaker", "."), "no JSON object", "label_map.json");
        Problem e = assertThrows(Problem.class, () -> at("speaker", "("));
        assertTrue(e.getMessage().contains("no regular expression"), e.getMessage());
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }
}
