package dev.pathos.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FaceAnalyzerContract;
import dev.pathos.tck.ScriptedSight;
import dev.pathos.tck.ScriptedSight.Script;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MotionTest extends FaceAnalyzerContract {
    private static final Box FACE = new Box(200, 100, 120, 120);

    /** A face that stays, of which the part below the nose goes up and down. */
    private static final Script CHEWING =
            new Script() {
                @Override
                public List<Box> faces(int picture) {
                    return List.of(FACE);
                }

                @Override
                public double[] moved(int picture, double x, double y) {
                    double mouth = y > 180 ? Math.sin(picture / 2.) : 0;
                    return new double[] {x, y + mouth};
                }
            };

    @Override
    protected FaceAnalyzer analyzer() {
        return new Motion(Configured.of(Motion.Settings.class, Map.of()));
    }

    private static ScriptedSight video(int pictures, Script script) {
        return new ScriptedSight(ScriptedSight.times(25, pictures), 640, 480, 2, script);
    }

    @Override
    protected Media withFace() {
        return video(50, CHEWING).with(Tones.sine(200, .1, 2));
    }

    @Override
    protected Optional<Media> oneFrame() {
        return Optional.of(video(1, CHEWING).with(null));
    }

    @Override
    protected Media broken() {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                throw new IOException("talk.mp4: truncated: 1.50 of 3.00 s");
            }

            @Override
            public Optional<Video> video(Video.Format format) throws IOException {
                throw new IOException("talk.mp4: truncated: 20 of 75 pictures");
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.empty();
            }
        };
    }

    private FaceTrack track(int pictures, Script script) throws IOException {
        return analyzer().analyze(video(pictures, script).with(null)).orElseThrow();
    }

    @Test
    void should_give_boxes_and_motion_and_no_landmarks() throws IOException {
        FaceTrack track = track(30, CHEWING);
        assertFalse(track.hasLandmarks());
        assertEquals(30, track.frames());
        assertEquals(
                List.of(
                        "face_height",
                        "face_width",
                        "face_x",
                        "face_y",
                        "motion_all",
                        "motion_lower",
                        "motion_upper"),
                List.copyOf(track.measures().keySet()));
        assertTrue(Float.isNaN(track.measures().get("motion_lower")[0]), "nothing came before");
        for (int f = 0; f < 30; f++) {
            assertTrue(track.valid(f, .8));
            assertEquals(400, track.measures().get("face_x")[f], .5);
            assertEquals(240, track.measures().get("face_width")[f], .5);
        }
        assertTrue(track.measures().get("motion_lower")[9] > .1);
        assertEquals(0, track.measures().get("motion_upper")[9], 1e-3);
    }

    @Test
    void should_know_nothing_where_there_is_no_face() throws IOException {
        FaceTrack none = track(20, picture -> List.of());
        assertEquals(20, none.frames());
        FaceTrack lost =
                track(
                        120,
                        new Script() {
                            @Override
                            public List<Box> faces(int picture) {
                                return picture < 40 || picture >= 60 ? List.of(FACE) : List.of();
                            }

                            @Override
                            public double[] moved(int picture, double x, double y) {
                                return picture == 40 ? new double[0] : new double[] {x, y};
                            }
                        });
        for (int f = 0; f < 120; f++) {
            boolean there = f < 40 || f >= 60;
            assertEquals(there, lost.success()[f], "frame " + f);
            assertEquals(there ? 1 : 0, lost.confidence()[f], 1e-6, "frame " + f);
            assertEquals(!there, Float.isNaN(lost.measures().get("face_x")[f]));
            assertFalse(f < 20 && none.success()[f]);
        }
        assertTrue(Float.isNaN(lost.measures().get("motion_all")[60]), "nothing is known before");
        assertEquals(0, lost.measures().get("motion_all")[61], 1e-6);
    }

    @Test
    void should_have_no_frames_when_the_video_has_no_pictures() throws IOException {
        assertEquals(0, track(0, CHEWING).frames());
        FaceTrack one = track(1, CHEWING);
        assertEquals(1, one.frames());
        assertTrue(one.valid(0, .8));
    }
}
