package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanTest {
    private final Audio audio = Audio.of(10, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

    @Test
    void should_leave_a_whole_recording_as_it_is() {
        assertSame(audio, Span.WHOLE.of(audio));
        assertEquals("", Span.WHOLE.key());
    }

    @Test
    void should_cut_sound_into_parts_that_join_without_overlap() {
        assertArrayEquals(
                new float[] {0, 1, 2, 3, 4}, Span.WHOLE.part(0, 2, 1).of(audio).toArray());
        Audio second = Span.WHOLE.part(1, 2, 1).of(audio);
        assertArrayEquals(new float[] {5, 6, 7, 8, 9}, second.toArray());
        float[] tail = new float[4];
        assertEquals(2, second.read(3, tail));
        assertArrayEquals(new float[] {8, 9, 0, 0}, tail);
        assertEquals(0, second.read(5, tail));
    }

    @Test
    void should_cut_a_track_on_its_timestamps() {
        float[] points = new float[4 * FaceTrack.POINTS];
        for (int i = 0; i < points.length; i++) {
            points[i] = i / FaceTrack.POINTS;
        }
        FaceTrack track =
                new FaceTrack(
                        new double[] {0, .3, .6, .9},
                        new boolean[] {true, false, true, false},
                        new float[] {0, .3f, .6f, .9f},
                        points,
                        points,
                        Map.of("AU12", new float[] {0, 1, 2, 3}),
                        Map.of());
        FaceTrack part = Span.WHOLE.part(1, 2, 1).of(track);
        assertArrayEquals(new double[] {.1, .4}, part.timestamps(), 1e-12);
        assertArrayEquals(new boolean[] {true, false}, part.success());
        assertArrayEquals(new float[] {2, 3}, part.intensity().get("AU12"));
        assertEquals(2, part.x()[0]);
        assertEquals(2 * FaceTrack.POINTS, part.x().length);
    }

    @Test
    void should_cut_within_the_stretch_that_the_corpus_names() {
        Span stretch = new Span(.2, .8);
        assertArrayEquals(new float[] {2, 3, 4, 5, 6, 7}, stretch.of(audio).toArray());
        assertArrayEquals(
                new float[] {5, 6, 7}, stretch.part(1, 2, stretch.seconds(1)).of(audio).toArray());
        assertEquals(.5, new Span(.5, Double.POSITIVE_INFINITY).seconds(1), 1e-12);
    }

    @Test
    void should_leave_an_utterance_of_its_own_stretch_its_id() {
        Utterance segment =
                new Utterance(
                        "a",
                        "s",
                        "",
                        Path.of("long.wav"),
                        Map.of(),
                        Annotations.NONE,
                        new Recording("take", 2, 4, "Test1", Map.of("sex", "female")));
        Span span = Span.of(segment.recording());
        assertSame(segment, span.of(segment));
        Utterance half = span.part(1, 2, 2).of(segment);
        assertEquals("a@3.000-4.000s", half.id());
        assertEquals(
                new Recording("take", 3, 4, "Test1", Map.of("sex", "female")), half.recording());
    }
}
