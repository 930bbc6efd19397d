package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.api.signal.Audio;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FaceAnalyzerContract;
import dev.pathos.tck.ScriptedSight;
import dev.pathos.tck.ScriptedSight.Script;
import dev.pathos.tck.SyntheticFace;
import dev.pathos.tck.SyntheticFace.Pose;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From a scripted video to the track, with a network that knows where the landmarks are. */
class LandmarksTest extends FaceAnalyzerContract {
    private static final Pose POSE = new Pose(1.2, .1, 300, 200);
    private static final SyntheticFace SPEAKING =
            SyntheticFace.still(25, 3).posed(POSE).speaking(6, 2);

    private static LandmarkModel model() {
        Map<String, String> said = new HashMap<>(Map.of("sha256", "0f".repeat(32)));
        return Description.of(Key.typed(said, "a test"), "a test").model("m", Path.of("m.onnx"));
    }

    @Override
    protected FaceAnalyzer analyzer() {
        return new Landmarks(Configured.of(LandmarkSettings.class, Map.of()), model());
    }

    /** Shows a track; a face in no picture where the track has lost it. */
    private static ScriptedSight video(FaceTrack track, double scale) {
        return new ScriptedSight(
                track.timestamps(),
                640,
                480,
                scale,
                new Script() {
                    @Override
                    public List<Box> faces(int picture) {
                        return track.success()[picture]
                                ? List.of(Shapes.frame(track, picture).box())
                                : List.of();
                    }

                    @Override
                    public float[] applied(int picture, Network network, Square square) {
                        return track.success()[picture]
                                ? Shapes.shares(Shapes.frame(track, picture), square)
                                : new float[network.values()];
                    }
                });
    }

    @Override
    protected Media withFace() {
        return video(SPEAKING.track(), 1).with(Tones.sine(200, .1, 3));
    }

    @Override
    protected Optional<Media> oneFrame() {
        return Optional.of(video(SyntheticFace.still(25, 0).posed(POSE).track(), 1).with(null));
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

    @Test
    void should_give_landmarks_in_pixels_of_the_file_when_pictures_were_made_smaller()
            throws IOException {
        FaceTrack still = SyntheticFace.still(25, 1).posed(POSE).track();
        FaceTrack found = analyzer().analyze(video(still, 2.5).with(null)).orElseThrow();
        assertEquals(still.frames(), found.frames());
        for (int i = 0; i < found.x().length; i++) {
            assertEquals((still.x()[i] + .5) * 2.5 - .5, found.x()[i], .01);
            assertEquals((still.y()[i] + .5) * 2.5 - .5, found.y()[i], .01);
        }
        for (int f = 0; f < found.frames(); f++) {
            assertEquals(f / 25., found.timestamps()[f], 1e-9);
            assertTrue(found.valid(f, .9));
        }
    }

    @Test
    void should_ask_for_pictures_in_color_of_the_size_that_is_set() throws IOException {
        List<Video.Format> formats = new ArrayList<>();
        Media media = withFace();
        Media asked =
                new Media() {
                    @Override
                    public Audio audio() throws IOException {
                        return media.audio();
                    }

                    @Override
                    public Optional<Video> video(Video.Format format) throws IOException {
                        formats.add(format);
                        return media.video(format);
                    }

                    @Override
                    public Optional<Path> sidecar(String kind) {
                        return Optional.empty();
                    }
                };
        analyzer().analyze(asked);
        new Landmarks(Configured.of(LandmarkSettings.class, Map.of("longest.side", 320)), model())
                .analyze(asked);
        assertEquals(
                List.of(new Video.Format(640, 0, false), new Video.Format(320, 0, false)), formats);
    }

    @Test
    void should_find_no_face_where_none_is_and_it_again_where_it_is_back() throws IOException {
        FaceTrack lost = SPEAKING.lost(30, 44).track();
        FaceTrack found = analyzer().analyze(video(lost, 1).with(null)).orElseThrow();
        for (int f = 0; f < found.frames(); f++) {
            // Sought in every second picture after it was lost: found in the 44th again.
            assertEquals(f < 30 || f >= 44, found.success()[f], "frame " + f);
            assertEquals(found.success()[f], found.valid(f, .8));
        }
    }

    @Test
    void should_have_no_frames_when_the_video_has_no_pictures() throws IOException {
        ScriptedSight empty = new ScriptedSight(new double[0], 640, 480, 1, picture -> List.of());
        FaceTrack none = analyzer().analyze(empty.with(null)).orElseThrow();
        assertEquals(0, none.frames());
        ScriptedSight one = new ScriptedSight(new double[] {0}, 640, 480, 1, picture -> List.of());
        FaceTrack blank = analyzer().analyze(one.with(null)).orElseThrow();
        assertEquals(1, blank.frames());
        assertFalse(blank.success()[0]);
        assertEquals(0, blank.confidence()[0]);
    }
}
