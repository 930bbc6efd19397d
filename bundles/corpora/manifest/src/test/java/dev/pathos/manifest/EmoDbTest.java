package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmoDbTest extends CorpusContract {
    @TempDir Path folder;

    private static EmoDb at(Path root) {
        return new EmoDb(new Place(root, "emodb", "root"));
    }

    @Override
    protected Corpus corpus() throws IOException {
        for (String name : List.of("03a01Wa", "08a02Lb", "09b03Ec", "10b10Aa", "11a04Fd")) {
            Reading.file(folder, "wav/" + name + ".wav");
        }
        Reading.file(folder, "wav/15a05Tb.wav");
        Reading.file(folder, "wav/16a07Na.flac");
        Reading.file(folder, "wav/02a07Na.wav");
        Reading.file(folder, "wav/16a07Xa.wav");
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
    void should_read_speaker_text_and_emotion_from_the_name() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(
                List.of("angry", "bored", "disgust", "fearful", "happy", "sad", "neutral"),
                reading.utterances().stream().map(u -> u.annotations().label()).toList());
        Utterance last = reading.utterances().get(6);
        assertEquals("16a07Na", last.id());
        assertEquals("16a07Na", last.recording().take());
        assertEquals("16", last.speaker());
        assertEquals(
                Map.of("sex", "female", "age", "31", "sentence", "a07", "language", "de"),
                last.recording().traits());
        assertEquals(
                List.of(
                        "skipped wav/02a07Na.wav: its name is not one of EmoDB's",
                        "skipped wav/16a07Xa.wav: its name is not one of EmoDB's"),
                reading.lines());
        Path empty = Reading.file(folder, "empty/readme.txt").getParent();
        Problem e = assertThrows(Problem.class, () -> Reading.of(at(empty)));
        assertTrue(e.getMessage().startsWith("no speech of EmoDB"), e.getMessage());
    }

    @Test
    void should_read_the_real_corpus_as_its_manifest_describes_it() throws IOException {
        Path data = Reading.data("emodb");
        assumeTrue(data != null, "no shared/data/emodb");
        Map<String, String> told = new HashMap<>();
        TextTable.read(
                data.resolve("manifest.csv"),
                new MemoryLedger(),
                List.of(List.of("id"), List.of("speaker"), List.of("sex"), List.of("text")),
                row ->
                        told.put(
                                row.get("id"),
                                row.get("speaker") + row.get("sex") + row.get("text")));
        Map<String, String> read = new HashMap<>();
        Reading reading = Reading.of(at(data));
        reading.utterances()
                .forEach(
                        u ->
                                read.put(
                                        u.id(),
                                        u.speaker()
                                                + u.recording().traits().get("sex")
                                                + u.recording().traits().get("sentence")));
        assertEquals(278, read.size());
        assertEquals(told, read);
        assertEquals(
                List.of("skipped manifest.csv: its name is not one of EmoDB's"), reading.lines());
    }
}
