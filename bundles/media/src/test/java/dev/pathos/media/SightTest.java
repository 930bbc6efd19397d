package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Format;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.api.face.Sight.Square;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {
    private static final Format GRAY = new Format(0, 0, true);

    @TempDir static Path cache;
    private static DecodedMediaSource source;
    private static final List<Decoder> workers = new ArrayList<>();

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        source =
                new DecodedMediaSource(
                        cache,
                        Downmix.MEAN,
                        () -> {
                            workers.add(new Decoder(RealWorker.command(), RealWorker.AMPLE));
                            return workers.get(workers.size() - 1);
                        });
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    private static Sight open(Path file, Format format) throws IOException {
        Utterance utterance = new Utterance("a", "s", "", file, Map.of(), Annotations.NONE);
        return Sight.of(source.open(utterance).video(format).orElseThrow()).orElseThrow();
    }

    /** A texture without edges that moves by 1.3 and -.7 pixels from picture to picture. */
    private static int texture(int picture, int x, int y) {
        double u = x - 1.3 * picture;
        double v = y + .7 * picture;
        return Film.gray(
                128
                        + 45 * Math.sin(u / 4.1 + 1)
                        + 40 * Math.sin(v / 5.3 + .4)
                        + 30 * Math.sin((u + v) / 7.7));
    }

    @Test
    void should_glance_at_every_picture_at_its_own_time() throws IOException {
        double[] times = {0, .04, .05, .3, .31, 1.2};
        Path file = Film.exact(32, 24, 25, 6, SightTest::texture).at(times).write(file("v.mkv"));
        try (Sight sight = open(file, GRAY)) {
            for (double time : times) {
                assertEquals(new Glance(time, 32, 24, 1), sight.glance().orElseThrow());
            }
            assertTrue(sight.glance().isEmpty());
            assertTrue(sight.glance().isEmpty());
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @CsvSource({"0, 128, 96", "90, 96, 128", "180, 128, 96", "-90, 96, 128"})
    void should_see_a_face_upright_and_where_it_is_when_pictures_are_turned_and_scaled(
            double degrees, int width, int height) throws IOException {
        // Drawn as a camera on its side sees it: players turn it back counterclockwise.
        int quarters = (int) Math.floorMod(Math.round(degrees / 90), 4L);
        Film film =
                Film.of(256, 192, 25, 2, (i, x, y) -> face(turned(x, y, quarters), quarters))
                        .turned(degrees);
        try (Sight sight = open(film.write(file("f.mov")), new Format(128, 0, true))) {
            Glance glance = sight.glance().orElseThrow();
            assertEquals(new Glance(0, width, height, 2), glance);
            List<Box> faces = sight.faces(glance.all(), 24, 128);
            assertEquals(1, faces.size());
            Box face = faces.get(0);
            // The middle between the eyes is drawn at (100, 80) of the upright picture.
            assertEquals(50, face.x() + face.width() / 2, 3);
            assertEquals(40, face.y() + .35 * face.height(), 3);
        }
    }

    /** Where a pixel of the stored picture lies in the upright one. */
    private static int[] turned(int x, int y, int quarters) {
        return switch (quarters) {
            case 1 -> new int[] {y, 255 - x};
            case 2 -> new int[] {255 - x, 191 - y};
            case 3 -> new int[] {191 - y, x};
            default -> new int[] {x, y};
        };
    }

    private static int face(int[] at, int quarters) {
        return Film.gray(DrawnFace.light((at[0] - 100) / 40., (at[1] - 80) / 40., 0));
    }

    @Test
    void should_find_faces_only_where_and_as_large_as_wanted() throws IOException {
        Film film = Film.exact(200, 160, 25, 1, (i, x, y) -> face(new int[] {x, y}, 0));
        try (Sight sight = open(film.write(file("f.mkv")), GRAY)) {
            Glance glance = sight.glance().orElseThrow();
            Box face = sight.faces(glance.all(), 40, 160).get(0);
            Box around = new Box(face.x() - 9, face.y() - 9, face.width() + 18, face.height() + 18);
            Box again = sight.faces(around, .8 * face.width(), 1.2 * face.width()).get(0);
            assertTrue(again.overlap(face) > .8, face + " and " + again);
            assertEquals(List.of(), sight.faces(glance.all(), 1.5 * face.width(), 200));
            assertEquals(List.of(), sight.faces(glance.all(), 24, .6 * face.width()));
            assertEquals(List.of(), sight.faces(new Box(0, 0, 50, 50), 24, 160));
            assertEquals(List.of(), sight.faces(new Box(500, 0, 50, 50), 24, 160));
            assertEquals(List.of(), sight.faces(new Box(-90, -90, 50, 50), 24, 160));
            assertEquals(List.of(), sight.faces(new Box(20, 20, 0, 0), 24, 160));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 128", "1, 255", ".1, 0", ".25, 255"})
    void should_find_a_face_whatever_the_light_and_the_bars_beside_it(double light, int bars)
            throws IOException {
        Film film =
                Film.exact(
                        320,
                        180,
                        25,
                        1,
                        (i, x, y) ->
                                x < 110 || x >= 210
                                        ? Film.gray(bars)
                                        : Film.gray(
                                                light
                                                        * DrawnFace.light(
                                                                (x - 160) / 40.,
                                                                (y - 70) / 40.,
                                                                0)));
        try (Sight sight = open(film.write(file("b.mkv")), GRAY)) {
            List<Box> faces = sight.faces(sight.glance().orElseThrow().all(), 32, 180);
            assertEquals(1, faces.size());
            assertEquals(160, faces.get(0).x() + faces.get(0).width() / 2, 6);
        }
    }

    @Test
    void should_find_the_corners_of_the_light() throws IOException {
        Film.Painter square =
                (i, x, y) -> Film.gray(x >= 30 && x < 60 && y >= 20 && y < 40 ? 200 : 50);
        Path file = Film.exact(100, 60, 25, 1, square).write(file("c.mkv"));
        try (Sight sight = open(file, GRAY)) {
            Box all = sight.glance().orElseThrow().all();
            float[] corners = sight.corners(all, 10, 5);
            assertEquals(8, corners.length);
            for (double[] corner : new double[][] {{30, 20}, {59, 20}, {30, 39}, {59, 39}}) {
                assertTrue(nearest(corners, corner[0], corner[1]) < 1.5, List.of(corner) + "");
            }
            assertEquals(4, sight.corners(all, 2, 5).length);
            // The two upper ones lie 29 pixels apart, the left ones 19.
            assertEquals(4, sight.corners(all, 10, 25).length);
            assertEquals(2, sight.corners(new Box(50, 30, 30, 30), 10, 5).length);
            assertEquals(0, sight.corners(new Box(0, 0, 20, 15), 10, 5).length);
            assertEquals(0, sight.corners(new Box(200, 0, 20, 15), 10, 5).length);
        }
    }

    private static double nearest(float[] points, double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            nearest = Math.min(nearest, Math.hypot(points[i] - x, points[i + 1] - y));
        }
        return nearest;
    }

    @Test
    void should_follow_points_by_parts_of_a_pixel() throws IOException {
        Path file = Film.exact(120, 90, 25, 6, SightTest::texture).write(file("t.mkv"));
        try (Sight sight = open(file, GRAY)) {
            Glance first = sight.glance().orElseThrow();
            float[] points = sight.corners(new Box(30, 30, 60, 40), 12, 8);
            assertTrue(points.length >= 8, points.length + " coordinates");
            assertEquals(1, first.scale());
            for (int picture = 1; picture < 6; picture++) {
                sight.glance().orElseThrow();
                float[] followed = sight.follow(points);
                for (int p = 0; p < points.length / 2; p++) {
                    assertEquals(points[2 * p] + 1.3, followed[3 * p], .06);
                    assertEquals(points[2 * p + 1] - .7, followed[3 * p + 1], .06);
                    assertEquals(0, followed[3 * p + 2], .06);
                    points[2 * p] = followed[3 * p];
                    points[2 * p + 1] = followed[3 * p + 1];
                }
            }
            assertEquals(0, sight.follow(new float[0]).length);
        }
    }

    @Test
    void should_say_that_a_point_is_lost_when_nothing_tells_where_it_went() throws IOException {
        // Texture on the left, nothing on the right.
        Film.Painter half = (i, x, y) -> x < 60 ? texture(i, x, y) : Film.gray(90);
        try (Sight sight = open(Film.exact(120, 60, 25, 2, half).write(file("h.mkv")), GRAY)) {
            sight.glance();
            sight.glance();
            float[] followed = sight.follow(new float[] {30, 30, 100, 30, 500, 30});
            assertEquals(31.3, followed[0], .1);
            float nan = Float.NaN;
            assertArrayEquals(
                    new float[] {nan, nan, nan, nan, nan, nan},
                    new float[] {
                        followed[3], followed[4], followed[5], followed[6], followed[7], followed[8]
                    });
        }
    }

    @Test
    void should_refuse_questions_about_pictures_that_were_not_there() throws IOException {
        Path file = Film.exact(40, 40, 25, 2, SightTest::texture).write(file("t.mkv"));
        Box all = new Box(0, 0, 40, 40);
        Sight closed = open(file, GRAY);
        try (Sight sight = closed) {
            assertThrows(IllegalStateException.class, () -> sight.faces(all, 24, 40));
            assertThrows(IllegalStateException.class, () -> sight.corners(all, 9, 3));
            sight.glance();
            assertEquals(0, sight.faces(all, 24, 40).size());
            assertThrows(IllegalStateException.class, () -> sight.follow(new float[] {20, 20}));
            sight.glance();
            assertEquals(3, sight.follow(new float[] {20, 20}).length);
        }
        assertThrows(IOException.class, closed::glance);
        assertThrows(IOException.class, () -> closed.corners(all, 9, 3));
    }

    @Test
    void should_either_be_looked_at_or_give_its_pictures() throws IOException {
        Path file = Film.exact(40, 40, 25, 3, SightTest::texture).write(file("t.mkv"));
        try (Sight looked = open(file, GRAY);
                Sight taken = open(file, GRAY)) {
            looked.glance();
            taken.next();
            // Pictures are handed over some at a time: a glance would skip those on their way.
            assertThrows(IllegalStateException.class, looked::next);
            assertThrows(IllegalStateException.class, taken::glance);
            assertEquals(.04, looked.glance().orElseThrow().seconds(), 1e-6);
            assertEquals(.04, taken.next().orElseThrow().seconds(), 1e-6);
        }
    }

    @Test
    void should_see_nothing_without_dying_in_a_picture_of_one_pixel() throws IOException {
        String header = "YUV4MPEG2 W1 H1 F25:1 Ip A1:1 Cmono\n";
        Path file = Files.writeString(file("one.y4m"), header + "FRAME\n0".repeat(3));
        try (Sight sight = open(file, Format.ORIGINAL)) {
            Glance glance = sight.glance().orElseThrow();
            assertEquals(new Glance(0, 1, 1, 1), glance);
            assertEquals(List.of(), sight.faces(glance.all(), .1, 1));
            assertEquals(0, sight.corners(glance.all(), 10, 1).length);
            sight.glance();
            assertEquals(3, sight.follow(new float[] {0, 0}).length);
        }
    }

    @Test
    void should_take_no_more_memory_for_thousands_of_glances_than_for_hundreds()
            throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "this system has no /proc");
        int count = 3000;
        int[][] drawn = new int[7][96 * 64];
        for (int at = 0; at < 7 * 96 * 64; at++) {
            drawn[at % 7][at / 7] = texture(at % 7, at / 7 % 96, at / 7 / 96);
        }
        Path file =
                Film.of(96, 64, 50, count, (i, x, y) -> drawn[i % 7][96 * y + x])
                        .write(file("long.avi"));
        Path model = TinyOnnx.same(1, 3, 16, 16).write(file("same.onnx"));
        Network network =
                new Network(
                        model,
                        Digests.compute(model),
                        16,
                        true,
                        1,
                        new double[3],
                        new double[] {1, 1, 1},
                        768,
                        "");
        long[] resident = new long[count];
        try (Sight sight = open(file, Format.ORIGINAL)) {
            Decoder worker = workers.get(workers.size() - 1);
            int i = 0;
            for (Optional<Glance> next = sight.glance(); next.isPresent(); next = sight.glance()) {
                if (i % 4 == 1) {
                    sight.follow(sight.corners(next.get().all(), 20, 5));
                    sight.apply(network, new Square(48, 32, 50, .1));
                }
                if (i % 20 == 0) {
                    sight.faces(next.get().all(), 40, 60);
                }
                resident[i] = i % 500 == 499 ? resident(worker.pid()) : 0;
                i++;
            }
            assertEquals(count, i);
        }
        // A picture kept of each glance were 36 MB; a collection that comes late is a few.
        long grown = resident[count - 1] - resident[999];
        assertTrue(grown < 16 << 20, (grown >> 20) + " MB more");
    }

    private static long resident(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("no VmRSS");
    }

    @Test
    void should_name_the_video_when_its_worker_dies_between_glances() throws Exception {
        Path file = Film.exact(40, 40, 25, 9, SightTest::texture).write(file("t.mkv"));
        try (Sight sight = open(file, GRAY)) {
            sight.glance();
            for (Decoder worker : workers) {
                if (worker.pid() >= 0) {
                    ProcessHandle process = ProcessHandle.of(worker.pid()).orElseThrow();
                    process.destroyForcibly();
                    process.onExit().get();
                }
            }
            IOException e = assertThrows(IOException.class, sight::glance);
            assertTrue(e.getMessage().startsWith(file + ": decoder crashed"), e.getMessage());
            // It stays so, and no new worker is asked about a video that it did not open.
            assertThrows(IOException.class, () -> sight.corners(new Box(0, 0, 40, 40), 9, 3));
        }
        try (Video again = open(file, GRAY)) {
            assertTrue(again.next().isPresent());
        }
    }
}
