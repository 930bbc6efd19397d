package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkingHeadsTest extends CorpusContract {
    @TempDir Path cache;

    @Override
    protected Corpus corpus() {
        return new TalkingHeads(cache.toString(), new Recipe(3, 6, 2, 1, true));
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.empty();
    }

    private List<Utterance> utterances() throws Exception {
        try (Stream<Utterance> all = corpus().utterances(new MemoryLedger())) {
            return all.toList();
        }
    }

    @Test
    void should_give_sound_and_face_that_exist_when_streamed() throws Exception {
        List<Utterance> all = utterances();
        assertEquals(18, all.size());
        for (Utterance utterance : all) {
            Path face = utterance.sidecars().get("openface");
            assertTrue(Files.readString(face).startsWith("frame, face_id, timestamp"));
            try (AudioInputStream sound =
                    AudioSystem.getAudioInputStream(utterance.media().toFile())) {
                AudioFormat format = sound.getFormat();
                assertEquals(16_000, format.getSampleRate(), 0);
                assertEquals(16, format.getSampleSizeInBits());
                assertEquals(1, format.getChannels());
                int last = utterance.annotations().phones().size() - 1;
                double seconds = utterance.annotations().phones().get(last).end();
                assertEquals(seconds, sound.getFrameLength() / 16_000.0, 1e-3);
            }
        }
    }

    @Test
    void should_label_each_speaker_with_all_six_classes_when_each_speaks_six_times()
            throws Exception {
        List<Utterance> all = utterances();
        for (String speaker : List.of("s01", "s02", "s03")) {
            Set<String> labels =
                    all.stream()
                            .filter(u -> u.speaker().equals(speaker))
                            .map(u -> u.annotations().label())
                            .collect(Collectors.toSet());
            assertEquals(
                    Set.of("anger", "disgust", "fear", "happiness", "neutral", "sadness"), labels);
        }
    }

    @Test
    void should_not_generate_again_when_the_corpus_is_there() throws Exception {
        Utterance first = utterances().get(0);
        Files.writeString(first.media(), "touched");
        assertEquals(first, utterances().get(0));
        assertEquals("touched", Files.readString(first.media()));
    }

    @Test
    void should_name_the_key_when_a_value_is_out_of_range() {
        assertProblem("speakers", new Recipe(0, 6, 1, 1, true));
        assertProblem("utterances", new Recipe(3, 0, 1, 1, true));
        assertProblem("intensity", new Recipe(3, 6, 1, 2.5, true));
        assertProblem("intensity", new Recipe(3, 6, 1, Double.NaN, true));
    }

    private void assertProblem(String key, Recipe recipe) {
        Problem problem =
                assertThrows(Problem.class, () -> new TalkingHeads(cache.toString(), recipe));
        assertTrue(problem.getMessage().contains("key " + key), problem.getMessage());
    }

    @Test
    void should_name_the_property_when_there_is_no_cache_folder() {
        Recipe recipe = new Recipe(3, 6, 1, 1, true);
        Problem problem = assertThrows(Problem.class, () -> new TalkingHeads(null, recipe));
        assertTrue(problem.getMessage().contains("pathos.cache"));
    }
}
