package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Digests;
import dev.pathos.api.signal.Audio;
import dev.pathos.media.Film;
import dev.pathos.media.TestMedia;
import dev.pathos.motion.Motion;
import dev.pathos.tck.Configured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real faces side by side, one of whom speaks: the smaller one, beside one who smiles. */
class TwoFacesTest {
    private static final int PICTURES = 75;
    private static final int HALF = 320;

    @TempDir static Path cache;
    private static TestMedia media;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        media = new TestMedia(cache);
    }

    @AfterAll
    static void stop() {
        media.close();
    }

    @ParameterizedTest
    @CsvSource({"bbaf2n, true", "brbk7n, false"})
    void should_follow_the_mouth_that_moves_as_the_voice_sounds(String speaker, boolean left)
            throws IOException {
        Path speaking = Data.find("talking-faces/grid/" + speaker + ".mpg");
        assumeTrue(speaking != null, "no shared/data/talking-faces/grid");
        FaceAnalyzer motion = new Motion(Configured.of(Motion.Settings.class, Map.of()));
        Path both = film(speaking, left);
        assertLeft(left, track(motion, both), "motion");
        Path model = Data.find("models/pfld68_112.onnx");
        assumeTrue(model != null, "no shared/data/models/pfld68_112.onnx");
        assertLeft(left, track(landmarks(model), both), "landmarks");
    }

    private static FaceTrack track(FaceAnalyzer analyzer, Path file) throws IOException {
        return analyzer.analyze(media.source().open(take(file))).orElseThrow();
    }

    private static Utterance take(Path file) {
        return new Utterance("v", "", "", file, Map.of(), Annotations.NONE);
    }

    private FaceAnalyzer landmarks(Path model) throws IOException {
        LandmarkSettings settings =
                Configured.of(
                        LandmarkSettings.class,
                        Map.of("model", model.toString(), "sha256", Digests.of(model)));
        return new Landmarks(
                settings, ModelChoice.of(settings, new ModelFolder(folder), Path.of("/")));
    }

    private Path film(Path speaking, boolean left) throws IOException {
        Actor small = Actor.real(media.source(), speaking);
        Actor large = Actor.beside(media.source(), Data.find("openface/timosmile.mp4"), PICTURES);
        Audio voice = media.source().open(take(speaking)).audio();
        float[] sound = new float[(int) voice.length()];
        voice.read(0, sound);
        Film film =
                Film.of(
                        2 * HALF,
                        240,
                        25,
                        PICTURES,
                        (i, x, y) ->
                                x < HALF == left
                                        ? small.color(i, (x % HALF) * 1.3 - 28, y * 1.3 - 12)
                                        : large.color(i, x % HALF, y));
        return film.with(sound).write(folder.resolve("both.mov"));
    }

    private static void assertLeft(boolean left, FaceTrack track, String analyzer) {
        int right = 0;
        int all = 0;
        for (int f = 0; f < track.frames(); f++) {
            if (track.success()[f]) {
                double x =
                        track.hasLandmarks()
                                ? track.x()[f * FaceTrack.POINTS + 30]
                                : track.measures().get("face_x")[f]
                                        + track.measures().get("face_width")[f] / 2;
                all++;
                right += x < HALF == left ? 1 : 0;
            }
        }
        assertTrue(all > .9 * PICTURES, analyzer + ": a face in " + all);
        assertTrue(right > .8 * all, analyzer + ": the speaker's in " + right + " of " + all);
    }
}
