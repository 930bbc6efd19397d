package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.landmarks.BadVideo.Right;
import dev.pathos.media.TestMedia;
import dev.pathos.motion.Motion;
import dev.pathos.tck.Configured;
import dev.pathos.tck.TinyNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bad, odd and merely unusual videos, and bad models, through one decoding process and both
 * analyzers; after each of them a good video has to give the same as ever.
 *
 * <p>A real face acts in them where there is one beside the project, else one that is drawn.
 */
class BadVideoTest {
    private static final double BELIEVED = .8;

    @TempDir static Path folder;
    private static TestMedia media;
    private static Actor actor;
    private static Path good;
    private static final Map<BadVideo, Path> made = new HashMap<>();
    private static final Map<String, FaceTrack> usual = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        media = new TestMedia(folder.resolve("cache"));
        Path real = Data.find("talking-faces/grid/swiz3n.mpg");
        actor = real == null ? Actor.drawn() : Actor.real(media.source(), real);
        good = BadVideo.talk(12, actor::color).write(folder.resolve("good.mov"));
    }

    @AfterAll
    static void stop() {
        media.close();
    }

    private static FaceAnalyzer motion() {
        return new Motion(Configured.of(Motion.Settings.class, Map.of()));
    }

    private static FaceAnalyzer landmarks(Path model, String digest) {
        LandmarkSettings settings =
                Configured.of(
                        LandmarkSettings.class,
                        Map.of("model", model.toString(), "sha256", digest));
        return new Landmarks(
                settings, ModelChoice.of(settings, new ModelFolder(folder), Path.of("/")));
    }

    private static Optional<FaceTrack> analyze(FaceAnalyzer analyzer, Path file)
            throws IOException {
        Media opened =
                media.source().open(new Utterance("v", "", "", file, Map.of(), Annotations.NONE));
        return analyzer.analyze(opened);
    }

    private static Path file(BadVideo kind) throws IOException {
        Path known = made.get(kind);
        if (known == null) {
            Path own = Files.createDirectories(folder.resolve(kind.name()));
            known = kind.make(actor, own);
            made.put(kind, known);
        }
        return known;
    }

    @ParameterizedTest
    @EnumSource(BadVideo.class)
    void should_measure_motion_or_give_a_reason(BadVideo kind) throws IOException {
        judge(kind, "motion", motion());
    }

    @ParameterizedTest
    @EnumSource(BadVideo.class)
    void should_find_landmarks_or_give_a_reason(BadVideo kind) throws IOException {
        Path model = Data.find("models/pfld68_112.onnx");
        assumeTrue(model != null, "no shared/data/models/pfld68_112.onnx");
        assumeTrue(Data.find("talking-faces") != null, "no shared/data/talking-faces");
        judge(kind, "landmarks", landmarks(model, Digests.of(model)));
    }

    private static void judge(BadVideo kind, String name, FaceAnalyzer analyzer)
            throws IOException {
        FaceTrack expected = usual.get(name);
        if (expected == null) {
            expected = analyze(analyzer, good).orElseThrow();
            usual.put(name, expected);
        }
        Path file = file(kind);
        Right right = kind.right();
        if (right.refusal().isPresent()) {
            IOException e = assertThrows(IOException.class, () -> analyze(analyzer, file));
            String reason = file + ": " + right.refusal().get();
            assertTrue(e.getMessage().startsWith(reason), e.getMessage());
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        } else {
            Optional<FaceTrack> track = analyze(analyzer, file);
            assertEquals(right.absent(), track.isEmpty());
            track.ifPresent(t -> assertRight(kind, t, usual.get(name)));
        }
        assertGoes(analyzer, expected);
    }

    /** The same worker, or its successor, sees the same in a good video as ever. */
    private static void assertGoes(FaceAnalyzer analyzer, FaceTrack expected) throws IOException {
        FaceTrack again = analyze(analyzer, good).orElseThrow();
        assertEquals(expected.frames(), again.frames());
        for (int f = 0; f < again.frames(); f++) {
            assertEquals(expected.confidence()[f], again.confidence()[f]);
            assertEquals(middle(expected, f), middle(again, f));
        }
    }

    private static void assertRight(BadVideo kind, FaceTrack track, FaceTrack usual) {
        Right right = kind.right();
        int frames = right.times().length;
        assertTrue(
                track.frames() <= frames && track.frames() >= frames - right.fewer(),
                track.frames() + " frames");
        int wrong = 0;
        int shown = 0;
        for (int f = 0; f < track.frames(); f++) {
            if (right.fewer() == 0) {
                assertEquals(right.times()[f], track.timestamps()[f], .0011, "frame " + f);
            }
            boolean believed = track.valid(f, BELIEVED);
            if (right.hidden().test(f)) {
                assertTrue(!believed, kind + ": frame " + f + " is hidden");
            } else {
                shown++;
                boolean there = believed && near(kind, track, f, usual);
                wrong += there ? 0 : 1;
            }
        }
        // It takes some pictures until a face that is back is found.
        assertTrue(
                wrong <= (right.hidden().test(25) ? 6 : shown / 20),
                kind + ": " + wrong + " of " + shown);
    }

    /** Whether a face is where the actor's is, or of many that of one. */
    private static boolean near(BadVideo kind, FaceTrack track, int frame, FaceTrack usual) {
        List<Double> here = middle(track, frame);
        List<Double> there = middle(usual, 0);
        double scale = kind.right().scale();
        double x = here.get(0) / scale;
        double y = here.get(1) / scale;
        double size = here.get(2) / scale;
        if (kind == BadVideo.MANY_FACES) {
            x = Actor.MARGIN + x % 144 * 1.5;
            y = y % 192 * 1.5;
            size *= 1.5;
        }
        double off = Math.hypot(x - there.get(0), y - there.get(1)) / there.get(2);
        return off < .25 && Math.abs(size / there.get(2) - 1) < .25;
    }

    /** The middle of the face and its size. */
    private static List<Double> middle(FaceTrack track, int frame) {
        if (!track.hasLandmarks()) {
            double x = track.measures().get("face_x")[frame];
            double y = track.measures().get("face_y")[frame];
            double width = track.measures().get("face_width")[frame];
            return List.of(x + width / 2, y + width / 2, width);
        }
        double x = 0;
        double y = 0;
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            x += track.x()[frame * FaceTrack.POINTS + p] / FaceTrack.POINTS;
            y += track.y()[frame * FaceTrack.POINTS + p] / FaceTrack.POINTS;
        }
        int eye = frame * FaceTrack.POINTS;
        double eyes =
                Math.hypot(
                        track.x()[eye + 36] - track.x()[eye + 45],
                        track.y()[eye + 36] - track.y()[eye + 45]);
        return List.of(x, y, 2 * eyes);
    }

    /** He looks to the left, to the front and then so far to the right that one eye is hidden. */
    @Test
    void should_not_believe_a_profile() throws IOException {
        Path head = Data.find("openface/timo1.mp4");
        assumeTrue(head != null, "no shared/data/openface/timo1.mp4");
        Path model = Data.find("models/pfld68_112.onnx");
        assumeTrue(model != null, "no shared/data/models/pfld68_112.onnx");
        Path turning = Actor.excerpt(media.source(), head, 362, 400, folder.resolve("turn.mov"));
        for (FaceAnalyzer analyzer : List.of(motion(), landmarks(model, Digests.of(model)))) {
            FaceTrack track = analyze(analyzer, turning).orElseThrow();
            int front = 0;
            for (int f = 0; f < 38; f++) {
                boolean profile = f >= 16 && f < 23;
                assertTrue(!profile || !track.valid(f, BELIEVED), "frame " + f);
                boolean facing = f >= 5 && f < 13 || f >= 28;
                front += facing && track.valid(f, BELIEVED) ? 1 : 0;
            }
            assertTrue(front >= 16, front + " of 18 frames from the front");
        }
    }

    @Test
    void should_name_the_model_and_the_reason_when_it_is_bad() throws IOException {
        FaceTrack expected = analyze(motion(), good).orElseThrow();
        List<?> picture = List.of("n", 3, 112, 112);
        Path html =
                write(
                        "page.onnx",
                        "<html><title>404</title></html>".getBytes(StandardCharsets.UTF_8));
        byte[] fitting = Networks.of(picture, List.of("n", 136));
        byte[] cut = Arrays.copyOf(fitting, fitting.length / 2);
        byte[] other =
                TinyNetwork.pooled(picture, "boxes", List.of("n", 4), new float[12], new float[4]);
        byte[] small = Networks.of(List.of("n", 3, 64, 64), List.of("n", 136));
        refused(html, Digests.of(html), "the network cannot be used");
        Path half = write("half.onnx", cut);
        refused(half, Digests.of(half), "the network cannot be used");
        Path boxes = write("boxes.onnx", other);
        refused(boxes, Digests.of(boxes), "it gives boxes FLOAT[");
        Path lower = write("small.onnx", small);
        refused(lower, Digests.of(lower), "3, 64, 64] and not one picture of 3 x 112 x 112");
        Path whole = write("whole.onnx", fitting);
        refused(whole, "0".repeat(64), "its SHA-256 is " + Digests.of(whole) + " and not 000");
        Path changed = write("changed.onnx", fitting);
        FaceAnalyzer before = landmarks(changed, Digests.of(changed));
        write("changed.onnx", small);
        refused(changed, before, "its SHA-256 is");
        Files.delete(changed);
        refused(changed, before, "there is no such file");
        assertGoes(motion(), expected);
        // One that finds all landmarks in one point finds no face, and does no harm.
        FaceTrack none = analyze(landmarks(whole, Digests.of(whole)), good).orElseThrow();
        assertEquals(12, none.frames());
        for (int f = 0; f < 12; f++) {
            assertTrue(!none.valid(f, BELIEVED));
        }
    }

    private static Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void refused(Path model, String digest, String reason) {
        refused(model, landmarks(model, digest), reason);
    }

    private static void refused(Path model, FaceAnalyzer analyzer, String reason) {
        Problem e = assertThrows(Problem.class, () -> analyze(analyzer, good));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().contains(model.toString()), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }
}
