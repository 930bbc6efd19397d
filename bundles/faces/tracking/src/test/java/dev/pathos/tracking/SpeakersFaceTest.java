package dev.pathos.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.api.signal.Audio;
import dev.pathos.tck.MemoryMedia;
import dev.pathos.tck.ScriptedSight;
import dev.pathos.tck.Tones;
import dev.pathos.tracking.Crowd.Watch;
import dev.pathos.tracking.Follower.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeakersFaceTest {
    private static final Watch WATCH = new Watch(10, .1, 9, 4);
    private static final Video.Format GRAY = new Video.Format(0, 0, true);

    /** Stays where a face was seen first. */
    private static final class Statue implements Follower {
        private State state;

        @Override
        public void take(Sight sight, Glance glance, Box seen) {
            state = new State(seen, .9, 0, new float[] {(float) glance.seconds()});
        }

        @Override
        public void follow(Sight sight, Glance glance) {
            float[] values = {(float) glance.seconds()};
            state = new State(state.box(), .9, 0, values);
        }

        @Override
        public State state() {
            return state;
        }
    }

    private static ScriptedSight sight(int pictures, int seenUntil, Box... boxes) {
        return new ScriptedSight(
                ScriptedSight.times(25, pictures),
                320,
                240,
                1,
                picture -> picture <= seenUntil ? List.of(boxes) : List.of());
    }

    private static SpeakersFace in(Media media) throws IOException {
        return SpeakersFace.in(media, GRAY, WATCH, Statue::new).orElseThrow();
    }

    private static final Box FACE = new Box(50, 50, 80, 80);
    private static final Box SMALLER = new Box(200, 50, 60, 60);

    @Test
    void should_be_believed_less_the_longer_no_detector_has_seen_it() throws IOException {
        // Seen until picture 40; a hold of .8 s is 20 pictures, another 40 take all belief.
        SpeakersFace face = in(sight(110, 40, FACE).with(null));
        assertEquals(.9, face.confidence(0, .8), 1e-9);
        assertEquals(.9, face.confidence(35, .8), 1e-9);
        assertEquals(.9, face.confidence(60, .8), 1e-9);
        assertEquals(.9 * .75, face.confidence(70, .8), 1e-9);
        assertEquals(.9 * .5, face.confidence(80, .8), 1e-9);
        assertEquals(0, face.confidence(100, .8), 1e-9);
        assertEquals(0, face.confidence(109, .8), 1e-9);
        assertEquals(70 / 25f, face.state(70).orElseThrow().values()[0]);
    }

    @Test
    void should_be_nobody_where_there_is_no_face() throws IOException {
        SpeakersFace nobody = in(sight(20, -1, FACE).with(Tones.sine(200, .1, 1)));
        for (int p = 0; p < 20; p++) {
            assertTrue(nobody.state(p).isEmpty());
            assertEquals(0, nobody.confidence(p, 1));
            assertFalse(nobody.changes(p));
        }
        assertEquals(0, in(sight(0, 0, FACE).with(null)).chosen().length);
    }

    @Test
    void should_tell_where_another_face_is_chosen() throws IOException {
        Crowd crowd = in(sight(4, 4, FACE, SMALLER).with(null)).crowd();
        SpeakersFace changing = new SpeakersFace(crowd, new int[] {0, 1, 1, -1});
        assertFalse(changing.changes(0));
        assertTrue(changing.changes(1));
        assertFalse(changing.changes(2));
        assertFalse(changing.changes(3));
        SpeakersFace back = new SpeakersFace(crowd, new int[] {-1, 1, -1, 1});
        assertFalse(back.changes(1));
        assertFalse(back.changes(3));
    }

    @Test
    void should_do_without_sound_when_there_is_none_to_read() throws IOException {
        SpeakersFace face = in(sight(20, 20, SMALLER, FACE).with(null));
        assertEquals(2, face.crowd().faces().size());
        assertEquals(FACE, face.state(7).orElseThrow().box());
    }

    @Test
    void should_not_read_the_sound_when_there_is_one_face() throws IOException {
        Media media = sight(20, 20, FACE).with(null);
        Media unheard =
                new Media() {
                    @Override
                    public Audio audio() {
                        throw new AssertionError("nobody else could be the speaker");
                    }

                    @Override
                    public Optional<Video> video(Video.Format format) throws IOException {
                        return media.video(format);
                    }

                    @Override
                    public Optional<Path> sidecar(String kind) {
                        return Optional.empty();
                    }
                };
        assertEquals(FACE, in(unheard).state(7).orElseThrow().box());
    }

    @Test
    void should_be_absent_when_there_is_no_video() throws IOException {
        Media sound = new MemoryMedia(Tones.sine(200, .1, 1), Map.of());
        assertTrue(SpeakersFace.in(sound, GRAY, WATCH, Statue::new).isEmpty());
    }
}
