package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.SyntheticFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReaderTest {
    @TempDir Path folder;

    private static final FeatureCache NO_CACHE = (key, source) -> source.extract();

    private final InputLedger ledger = new InputLedger();
    private Corpus corpus;
    private int progress;

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
        return read(cache, trouble, Optional.empty(), 1);
    }

    private SampleReader.Material read(
            FeatureCache cache, Trouble trouble, Optional<SharedTracks> faces, int workers) {
        MediaSource media = utterance -> new Sound(utterance.id(), trouble);
        SampleReader reader =
                new SampleReader(
                        media,
                        new OneFrame(),
                        "one frame",
                        faces,
                        cache,
                        new FileContents(),
                        0,
                        workers);
        return reader.read("corpus", corpus, ledger, new Halt(), this::progressed);
    }

    private void progressed(int done, int total) {
        assertTrue(done >= progress && total == 2, done + " of " + total + " after " + progress);
        progress = done;
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
                "1 of 2 inputs cannot be used, the first: bad: changed while it was read",
                ledger.failures().orElseThrow());
        assertEquals(1, kept.size());
    }

    @Test
    void should_follow_faces_side_by_side_while_features_are_read() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger times = new AtomicInteger();
        FaceTrack face = SyntheticFace.still(25, 1).track();
        SharedTracks faces =
                new SharedTracks(
                        u -> {
                            times.incrementAndGet();
                            try {
                                // neither is done before the other has begun
                                both.await(60, TimeUnit.SECONDS);
                            } catch (Exception e) {
                                throw new IOException("alone", e);
                            }
                            return Optional.of(face);
                        });
        SampleReader.Material material = read(NO_CACHE, this::nothing, Optional.of(faces), 2);
        assertEquals(2, progress);
        for (CorpusSample sample : material.samples()) {
            assertSame(face, sample.face().orElseThrow());
        }
        assertEquals(2, times.get(), "each face once, before anybody asked");
    }

    @Test
    void should_use_the_sound_and_keep_the_reason_when_a_face_cannot_be_followed() {
        AtomicInteger times = new AtomicInteger();
        SharedTracks faces =
                new SharedTracks(
                        u -> {
                            times.incrementAndGet();
                            if (u.id().equals("bad")) {
                                throw new IOException(u.media() + ": no picture can be decoded");
                            }
                            return Optional.empty();
                        });
        SampleReader.Material material = read(NO_CACHE, this::nothing, Optional.of(faces), 2);
        assertEquals(2, material.samples().size());
        assertEquals(Map.of("used", 2, "skipped", 0, "failed", 0), ledger.totals());
        assertEquals(
                List.of("", "without its face: no picture can be decoded"),
                ledger.entries().stream().map(InputLedger.Entry::reason).toList());
        assertEquals(
                "1 of 2 inputs are used without their face, the first: bad: no picture can be"
                        + " decoded",
                ledger.faceless().orElseThrow());
        for (int fold = 0; fold < 3; fold++) {
            assertThrows(IOException.class, () -> material.samples().get(1).face());
        }
        assertEquals(2, times.get());
    }

    @Test
    void should_not_follow_a_face_whose_sound_cannot_be_used() {
        AtomicInteger times = new AtomicInteger();
        SharedTracks faces =
                new SharedTracks(
                        u -> {
                            times.incrementAndGet();
                            return Optional.empty();
                        });
        read(
                NO_CACHE,
                () -> {
                    throw new IOException("bad: no sound");
                },
                Optional.of(faces),
                1);
        assertEquals(1, times.get());
    }

    @Test
    void should_stop_when_faces_cannot_be_followed_at_all() {
        SharedTracks faces =
                new SharedTracks(
                        u -> {
                            throw new Problem("no such model", "part face", "name another");
                        });
        Problem problem =
                assertThrows(
                        Problem.class, () -> read(NO_CACHE, this::nothing, Optional.of(faces), 2));
        assertTrue(problem.getMessage().startsWith("no such model"), problem.getMessage());
    }
}
