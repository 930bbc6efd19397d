package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.TrackFrames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FaceAnalyzer} must do: the same media give the same track from any thread,
 * values lie in their ranges, no face is no track and no exception, broken media are an {@link
 * IOException} in words, and the revision, under which tracks are kept, is the same each time.
 */
public abstract class FaceAnalyzerContract {
    /** A fresh analyzer with usual settings. */
    protected abstract FaceAnalyzer analyzer();

    /** Media in which there is a face, for at least a second. */
    protected abstract Media withFace();

    /** Media whose video or track is there but cannot be read. */
    protected abstract Media broken();

    /**
     * Media of one picture, or with a track of one frame.
     *
     * @return the media; empty by default, for an analyzer to which there is no such thing
     */
    protected Optional<Media> oneFrame() {
        return Optional.empty();
    }

    /** Media without a video and without a track: a sound only, unless overridden. */
    protected Media withoutFace() {
        return new MemoryMedia(Tones.sine(200, .3, 1), Map.of());
    }

    @Test
    void should_give_the_same_track_when_analyzing_twice() throws IOException {
        FaceAnalyzer one = analyzer();
        FaceTrack first = one.analyze(withFace()).orElseThrow();
        assertSame(first, one.analyze(withFace()).orElseThrow());
        assertSame(first, analyzer().analyze(withFace()).orElseThrow());
    }

    @Test
    void should_give_the_same_track_when_four_threads_analyze() throws Exception {
        FaceAnalyzer shared = analyzer();
        // made once: whoever implements withFace may write a file
        Media face = withFace();
        FaceTrack alone = analyzer().analyze(face).orElseThrow();
        for (FaceTrack track : Concurrently.call(() -> shared.analyze(face).orElseThrow())) {
            assertSame(alone, track);
        }
    }

    @Test
    void should_name_the_same_revision_when_asked_again() throws IOException {
        FaceAnalyzer one = analyzer();
        String revision = one.revision();
        assertNotNull(revision, "an empty text, if tracks are not kept");
        assertFalse(revision.contains("\n"), "the revision is one line: " + revision);
        one.analyze(withFace());
        assertEquals(revision, one.revision(), "after a track was analyzed");
        assertEquals(revision, analyzer().revision(), "of another analyzer with the same settings");
    }

    @Test
    void should_come_back_as_it_was_when_a_track_is_kept() throws IOException {
        FaceTrack track = analyzer().analyze(withFace()).orElseThrow();
        assertSame(track, TrackFrames.track(new TrackFrames(track)));
    }

    @Test
    void should_have_a_measure_of_every_frame_when_it_measures() throws IOException {
        FaceTrack track = analyzer().analyze(withFace()).orElseThrow();
        track.measures()
                .forEach(
                        (name, values) ->
                                assertEquals(
                                        track.frames(),
                                        values.length,
                                        name + " has one value a frame, NaN where it is unknown"));
        for (Map.Entry<String, float[]> measure : track.measures().entrySet()) {
            for (float value : measure.getValue()) {
                boolean speed = measure.getKey().startsWith(FaceTrack.MOTION);
                assertTrue(
                        !Float.isInfinite(value) && !(speed && value < 0),
                        measure.getKey() + " is " + value);
            }
        }
    }

    @Test
    void should_leave_media_as_they_are_when_analyzing() throws IOException {
        WatchedMedia media = new WatchedMedia(withFace());
        analyzer().analyze(media);
        assertEquals(List.of(), media.changed(), "pictures and files are not changed");
        assertEquals(0, media.open(), "videos that were opened and not closed");
    }

    @Test
    void should_give_at_most_one_frame_when_there_is_one_picture() throws IOException {
        Optional<Media> one = oneFrame();
        Assumptions.assumeTrue(one.isPresent(), "no such thing as one frame here");
        try {
            Optional<FaceTrack> track = analyzer().analyze(one.orElseThrow());
            assertTrue(track.map(FaceTrack::frames).orElse(0) <= 1, "frames of one picture");
        } catch (IOException expected) {
            assertFalse(expected.getMessage().isBlank(), "a reason in words");
        }
    }

    @Test
    void should_be_empty_when_there_is_neither_video_nor_track() throws IOException {
        assertTrue(analyzer().analyze(withoutFace()).isEmpty());
    }

    @Test
    void should_say_in_words_what_is_wrong_when_media_are_broken() {
        IOException failure = assertThrows(IOException.class, () -> analyzer().analyze(broken()));
        String message = failure.getMessage();
        assertTrue(message != null && !message.isBlank(), "a reason in words, for the ledger");
        assertFalse(message.contains("\n"), "the reason is one line: " + message);
    }

    @Test
    void should_ascend_when_timestamps_are_read() throws IOException {
        FaceTrack track = analyzer().analyze(withFace()).orElseThrow();
        assertTrue(track.frames() > 0, "a track of a face has frames");
        double before = -1;
        for (double time : track.timestamps()) {
            assertTrue(time >= 0 && time > before, time + " s after " + before + " s");
            before = time;
        }
    }

    @Test
    void should_lie_in_their_ranges_when_values_are_read() throws IOException {
        FaceTrack track = analyzer().analyze(withFace()).orElseThrow();
        for (float confidence : track.confidence()) {
            assertTrue(confidence >= 0 && confidence <= 1, "confidence " + confidence);
        }
        track.intensity().forEach((name, values) -> inRange(track, name, values, 5));
        track.presence().forEach((name, values) -> inRange(track, name, values, 1));
        for (int f = 0; f < track.frames() && track.hasLandmarks(); f++) {
            for (int p = 0; p < FaceTrack.POINTS && track.success()[f]; p++) {
                int at = f * FaceTrack.POINTS + p;
                assertTrue(
                        Float.isFinite(track.x()[at]) && Float.isFinite(track.y()[at]),
                        "point " + p + " of frame " + f + " is not finite");
            }
        }
    }

    private static void inRange(FaceTrack track, String name, float[] values, float top) {
        assertTrue(name.matches("AU\\d\\d"), "an action unit is named like AU12: " + name);
        assertEquals(track.frames(), values.length, name + " has one value a frame");
        for (int f = 0; f < values.length; f++) {
            assertTrue(
                    !track.success()[f] || values[f] >= 0 && values[f] <= top,
                    name + " is " + values[f] + " in frame " + f);
            assertTrue(top > 1 || !track.success()[f] || values[f] == 0 || values[f] == 1, name);
        }
    }

    private static void assertSame(FaceTrack a, FaceTrack b) {
        assertArrayEquals(a.timestamps(), b.timestamps());
        assertArrayEquals(a.success(), b.success());
        assertArrayEquals(a.confidence(), b.confidence());
        assertArrayEquals(a.x(), b.x());
        assertArrayEquals(a.y(), b.y());
        assertEquals(a.intensity().keySet(), b.intensity().keySet());
        assertEquals(a.presence().keySet(), b.presence().keySet());
        a.intensity().forEach((name, v) -> assertArrayEquals(v, b.intensity().get(name), name));
        a.presence().forEach((name, v) -> assertArrayEquals(v, b.presence().get(name), name));
        assertEquals(a.measures().keySet(), b.measures().keySet());
        a.measures().forEach((name, v) -> assertArrayEquals(v, b.measures().get(name), name));
    }
}
