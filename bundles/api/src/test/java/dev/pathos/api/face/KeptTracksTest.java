package dev.pathos.api.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTracksTest {
    @TempDir Path folder;

    private final Map<FeatureCache.Key, Frames> entries = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private Path video;
    private Path sound;
    private int analyses;
    private String decoding = "fourth";

    @BeforeEach
    void writeMedia() throws IOException {
        video = Files.writeString(folder.resolve("a.mp4"), "pictures");
        sound = Files.writeString(folder.resolve("a.wav"), "sound");
        properties.put("component.name", "landmarks");
        properties.put("model", "m.onnx");
    }

    private Frames kept(FeatureCache.Key key, FeatureCache.Source source) throws IOException {
        Frames frames = entries.get(key);
        if (frames == null) {
            Frames fresh = source.extract();
            frames = Frames.of(fresh.columns(), fresh.frameRate(), fresh.toArray());
            entries.put(key, frames);
        }
        return frames;
    }

    /** Finds a face whose confidence tells how often it was asked. */
    private class Analyzer implements FaceAnalyzer {
        private final String revision;

        Analyzer(String revision) {
            this.revision = revision;
        }

        @Override
        public Optional<FaceTrack> analyze(Media media) throws IOException {
            analyses++;
            return Optional.of(
                    new FaceTrack(
                            new double[] {0, 1 / 30.},
                            new boolean[] {true, true},
                            new float[] {analyses, 1},
                            new float[0],
                            new float[0],
                            Map.of(),
                            Map.of(),
                            Map.of("motion_all", new float[] {Float.NaN, 2})));
        }

        @Override
        public String revision() {
            return revision;
        }
    }

    private KeptTracks tracks(FaceAnalyzer analyzer) {
        MediaSource media =
                new MediaSource() {
                    @Override
                    public Media open(Utterance utterance) {
                        return new Silent();
                    }

                    @Override
                    public String revision() {
                        return decoding;
                    }
                };
        return new KeptTracks(analyzer, properties, media, this::kept, new FileContents());
    }

    private record Silent() implements Media {
        @Override
        public Audio audio() throws IOException {
            throw new IOException("no sound");
        }

        @Override
        public Optional<Path> sidecar(String kind) {
            return Optional.empty();
        }
    }

    private Utterance utterance(String id, Path media, Map<String, Path> sidecars) {
        return new Utterance(id, "s", "", media, sidecars, Annotations.NONE);
    }

    private FaceTrack analyze(FaceAnalyzer analyzer) throws IOException {
        return tracks(analyzer).of(utterance("a", video, Map.of())).orElseThrow();
    }

    @Test
    void should_analyze_once_for_every_process_and_stretch_when_nothing_changed()
            throws IOException {
        FaceTrack first = analyze(new Analyzer("1"));
        FaceTrack again = analyze(new Analyzer("1"));
        Utterance stretch =
                new Utterance(
                        "b",
                        "s",
                        "",
                        Files.copy(video, folder.resolve("copy.mp4")),
                        Map.of(),
                        Annotations.NONE,
                        new Recording("", 1, 2, "", Map.of()));
        FaceTrack copy = tracks(new Analyzer("1")).of(stretch).orElseThrow();
        assertEquals(1, analyses);
        assertArrayEquals(first.timestamps(), again.timestamps());
        assertArrayEquals(first.measures().get("motion_all"), again.measures().get("motion_all"));
        assertEquals(1, copy.confidence()[0]);
    }

    @Test
    void should_analyze_anew_when_anything_that_matters_is_another() throws IOException {
        analyze(new Analyzer("1"));
        analyze(new Analyzer("2"));
        properties.put("model", "n.onnx");
        analyze(new Analyzer("2"));
        properties.put("pathos.run", "another run, which does not matter");
        analyze(new Analyzer("2"));
        assertEquals(3, analyses);
        decoding = "fifth";
        analyze(new Analyzer("2"));
        assertEquals(4, analyses);
        Files.writeString(video, "other pictures");
        analyze(new Analyzer("2"));
        assertEquals(5, analyses);
    }

    @Test
    void should_look_at_every_file_of_an_utterance_when_it_keeps_its_track() throws IOException {
        KeptTracks tracks = tracks(new Analyzer("1"));
        Path none = folder.resolve("none.csv");
        tracks.of(utterance("a", sound, Map.of("video", video)));
        tracks.of(utterance("b", sound, Map.of("video", video, "openface", none)));
        assertEquals(1, analyses, "a sidecar that does not exist is none");
        tracks.of(utterance("c", video, Map.of("video", sound)));
        assertEquals(2, analyses, "another medium and another sidecar");
        Files.writeString(none, "a table");
        tracks.of(utterance("d", sound, Map.of("video", video, "openface", none)));
        tracks.of(utterance("e", sound, Map.of("video", video, "pyfeat", none)));
        assertEquals(4, analyses, "the same table as another sidecar");
    }

    @Test
    void should_keep_nothing_when_tracks_are_cheap() throws IOException {
        analyze(new Analyzer(""));
        analyze(new Analyzer(""));
        assertEquals(2, analyses);
        assertTrue(entries.isEmpty());
    }

    @Test
    void should_keep_nothing_when_there_is_no_video_or_it_cannot_be_read() throws IOException {
        FaceAnalyzer blind =
                new Analyzer("1") {
                    @Override
                    public Optional<FaceTrack> analyze(Media media) throws IOException {
                        super.analyze(media);
                        if (analyses == 3) {
                            throw new IOException("a.mp4: truncated");
                        }
                        return Optional.empty();
                    }
                };
        Utterance utterance = utterance("a", video, Map.of());
        assertFalse(tracks(blind).of(utterance).isPresent());
        assertFalse(tracks(blind).of(utterance).isPresent());
        IOException failure = assertThrows(IOException.class, () -> tracks(blind).of(utterance));
        assertEquals("a.mp4: truncated", failure.getMessage());
        assertTrue(entries.isEmpty());
        assertEquals(4, analyze(new Analyzer("1")).confidence()[0]);
    }

    @Test
    void should_keep_nothing_when_a_file_changes_while_it_is_analyzed() throws IOException {
        FaceAnalyzer slow =
                new Analyzer("1") {
                    @Override
                    public Optional<FaceTrack> analyze(Media media) throws IOException {
                        Files.writeString(video, "pictures of another take");
                        return super.analyze(media);
                    }
                };
        IOException changed =
                assertThrows(
                        IOException.class, () -> tracks(slow).of(utterance("a", video, Map.of())));
        assertEquals(video + ": changed while it was read", changed.getMessage());
        assertTrue(entries.isEmpty());
    }

    @Test
    void should_tell_at_once_when_an_analyzer_cannot_be_used_at_all() {
        FaceAnalyzer unusable =
                new Analyzer("1") {
                    @Override
                    public String revision() {
                        throw new Problem("no model", "key model", "name one");
                    }
                };
        assertThrows(Problem.class, () -> tracks(unusable));
    }
}
