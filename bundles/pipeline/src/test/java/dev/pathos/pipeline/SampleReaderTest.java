package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReaderTest {
    @TempDir Path folder;

    private static final FeatureCache NO_CACHE = (key, source) -> source.extract();

    private final InputLedger ledger = new InputLedger();
    private Corpus corpus;

    @BeforeEach
    void writeCorpus() throws IOException {
        Path good = Files.writeString(folder.resolve("good"), "sound");
        Path bad = Files.writeString(folder.resolve("bad"), "noise");
        corpus = ignored -> Stream.of(utterance(good), utterance(bad));
    }

    private static Utterance utterance(Path media) {
        String id = media.getFileName().toString();
        return new Utterance(id, "speaker", "", media, Map.of(), Annotations.NONE);
    }

    /** What happens to the file that is called bad. */
    private interface Trouble {
        void happen() throws IOException;
    }

    private SampleReader.Material read(FeatureCache cache, Trouble trouble) {
        MediaSource media = utterance -> new Sound(utterance.id(), trouble);
        SampleReader reader =
                new SampleReader(media, new OneFrame(), "one frame", Optional.empty(), cache, 0, 1);
        return reader.read("corpus", corpus, ledger, new Halt(), (done, total) -> {});
    }

    private record Sound(String id, Trouble trouble) implements Media {
        @Override
        public Audio audio() throws IOException {
            if (id.equals("bad")) {
                trouble.happen();
            }
            return Audio.of(MediaSource.SAMPLE_RATE, new float[160]);
        }

        @Override
        public Optional<Path> sidecar(String kind) {
            return Optional.empty();
        }
    }

    private record OneFrame() implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            return Frames.of(List.of("energy"), 1, new float[] {audio.length()});
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    private void nothing() {
        // the file is good after all
    }

    @Test
    void should_go_on_without_a_file_that_cannot_be_read() {
        SampleReader.Material material =
                read(
                        NO_CACHE,
                        () -> {
                            throw new IOException("bad: truncated");
                        });
        assertEquals(1, material.samples().size());
        assertEquals(Map.of("used", 1, "skipped", 0, "failed", 1), ledger.totals());
        assertEquals(
                "1 of 2 inputs cannot be used, the first: bad: bad: truncated",
                ledger.failures().orElseThrow());
    }

    @Test
    void should_not_take_a_full_cache_for_a_files_fault() {
        FeatureCache full =
                (key, source) -> {
                    source.extract();
                    throw new Problem("no space left", "cache", "free some");
                };
        Problem problem = assertThrows(Problem.class, () -> read(full, this::nothing));
        assertTrue(problem.getMessage().startsWith("no space left"), problem.getMessage());
    }

    @Test
    void should_stop_when_what_fails_concerns_every_file() {
        Problem decoder = new Problem("the decoder does not start", "media", "see its log");
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                read(
                                        NO_CACHE,
                                        () -> {
                                            throw decoder;
                                        }));
        assertEquals(decoder.getMessage(), problem.getMessage());
    }

    @Test
    void should_keep_nothing_when_a_file_changes_while_it_is_read() throws IOException {
        List<FeatureCache.Key> kept = new ArrayList<>();
        FeatureCache cache =
                (key, source) -> {
                    Frames frames = source.extract();
                    kept.add(key);
                    return frames;
                };
        read(cache, () -> Files.writeString(folder.resolve("bad"), "more noise"));
        assertEquals(
                "1 of 2 inputs cannot be used, the first: bad: "
                        + folder.resolve("bad")
                        + ": changed while it was read",
                ledger.failures().orElseThrow());
        assertEquals(1, kept.size());
    }
}
