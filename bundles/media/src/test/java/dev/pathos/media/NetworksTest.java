package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video.Format;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks on squares of pictures, in the real worker. */
class NetworksTest {
    private static final int SIDE = 8;
    private static final Square ALL = new Square(3.5, 3.5, SIDE, 0);

    @TempDir static Path cache;
    private static DecodedMediaSource source;
    private static Decoder decoder;
    private static Path video;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException {
        decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE);
        source = source(cache, () -> decoder);
        video = Film.exact(SIDE, SIDE, 25, 3, (i, x, y) -> slopes(x, y)).write(file("v.mkv"));
    }

    private static DecodedMediaSource source(Path folder, Supplier<Decoder> decoders) {
        return new DecodedMediaSource(folder, Downmix.MEAN, decoders);
    }

    private static Path file(String name) {
        return cache.resolve(name);
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    /** Red grows to the right and green downwards, so that values between pixels are known. */
    private static int slopes(int x, int y) {
        return 20 * x << 16 | (30 + 20 * y) << 8 | 200;
    }

    private static Sight look() throws IOException {
        return look(source, Format.ORIGINAL);
    }

    private static Sight look(DecodedMediaSource from, Format format) throws IOException {
        Utterance utterance = new Utterance("a", "s", "", video, Map.of(), Annotations.NONE);
        Sight sight = Sight.of(from.open(utterance).video(format).orElseThrow()).orElseThrow();
        sight.glance();
        return sight;
    }

    private Path model(TinyOnnx onnx) throws IOException {
        return onnx.write(Files.createTempFile(folder, "m", ".onnx"));
    }

    /** A network as it is, its values being those of the pixels, red first. */
    private static Network network(Path model, int size, int values) throws IOException {
        return network(model, size, true, values, "");
    }

    private static Network network(Path model, int size, boolean rgb, int values, String output)
            throws IOException {
        return new Network(
                model,
                Digests.compute(model),
                size,
                rgb,
                1,
                new double[3],
                new double[] {1, 1, 1},
                values,
                output);
    }

    private float[] apply(TinyOnnx onnx, int size, Square square) throws IOException {
        try (Sight sight = look()) {
            return sight.apply(network(model(onnx), size, 3 * size * size), square);
        }
    }

    /** What the slopes are at points of the picture, red first. */
    private static float[] expected(double[] xs, double[] ys) {
        int n = xs.length;
        float[] values = new float[3 * n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (20 * xs[i]);
            values[n + i] = (float) (30 + 20 * ys[i]);
            values[2 * n + i] = 200;
        }
        return values;
    }

    @Test
    void should_cut_the_pixels_as_they_are_when_the_square_is_the_picture() throws IOException {
        double[] xs = new double[64];
        double[] ys = new double[64];
        Arrays.setAll(xs, i -> i % 8);
        Arrays.setAll(ys, i -> i / 8);
        assertArrayEquals(expected(xs, ys), apply(TinyOnnx.same(1, 3, 8, 8), 8, ALL));
    }

    @Test
    void should_take_the_middle_of_what_a_pixel_covers_when_it_makes_smaller_or_shifts()
            throws IOException {
        // A quarter of the size: the middles of 4 x 4 pixels lie at 1.5 and 5.5.
        double[] xs = {1.5, 5.5, 1.5, 5.5};
        double[] ys = {1.5, 1.5, 5.5, 5.5};
        TinyOnnx four = TinyOnnx.same(1, 3, 2, 2);
        assertArrayEquals(expected(xs, ys), apply(four, 2, ALL), 1);
        // Twice the size, and a quarter of a pixel further right.
        double[] shiftedXs = {3.5, 4, 3.5, 4};
        double[] shiftedYs = {3.25, 3.25, 3.75, 3.75};
        assertArrayEquals(
                expected(shiftedXs, shiftedYs), apply(four, 2, new Square(3.75, 3.5, 1, 0)), 1);
    }

    @Test
    void should_turn_with_the_square_clockwise() throws IOException {
        // The upper edge of the square is to the right of the picture.
        double[] xs = {5.5, 5.5, 1.5, 1.5};
        double[] ys = {1.5, 5.5, 1.5, 5.5};
        TinyOnnx four = TinyOnnx.same(1, 3, 2, 2);
        assertArrayEquals(
                expected(xs, ys), apply(four, 2, new Square(3.5, 3.5, 8, Math.PI / 2)), 1);
        // An eighth of a turn of a square of 2 sqrt 2: its pixels' middles are right, below, left.
        double[] cornersXs = {3.5, 4.5, 2.5, 3.5};
        double[] cornersYs = {2.5, 3.5, 3.5, 4.5};
        assertArrayEquals(
                expected(cornersXs, cornersYs),
                apply(four, 2, new Square(3.5, 3.5, Math.sqrt(8), Math.PI / 4)),
                1);
    }

    @Test
    void should_be_black_outside_of_the_picture() throws IOException {
        float[] left = apply(TinyOnnx.same(1, 3, 2, 2), 2, new Square(-.5, 3.5, 8, 0));
        float[] right = expected(new double[] {0, 1.5, 0, 1.5}, new double[] {1.5, 1.5, 5.5, 5.5});
        for (int i = 0; i < 12; i++) {
            assertEquals(i % 2 == 0 ? 0 : right[i], left[i], 1);
        }
        assertArrayEquals(
                new float[12], apply(TinyOnnx.same(1, 3, 2, 2), 2, new Square(90, 90, 8, 0)));
    }

    @Test
    void should_scale_and_order_colors_as_the_network_wants_them() throws IOException {
        Path model = model(TinyOnnx.same(1, 3, 1, 1));
        double[] mean = {.1, .2, .3};
        double[] deviation = {.5, 2, -4};
        // The middle of the picture: red 70, green 100, blue 200.
        Square middle = new Square(3.5, 3.5, 1, 0);
        String digest = Digests.compute(model);
        try (Sight sight = look()) {
            float[] rgb =
                    sight.apply(
                            new Network(model, digest, 1, true, .01, mean, deviation, 3, ""),
                            middle);
            assertArrayEquals(new float[] {1.2f, .4f, -.425f}, rgb, .03f);
            float[] bgr =
                    sight.apply(
                            new Network(model, digest, 1, false, .01, mean, deviation, 3, ""),
                            middle);
            assertArrayEquals(new float[] {3.8f, .4f, -.1f}, bgr, .03f);
        }
    }

    @Test
    void should_feed_colors_last_when_the_input_has_them_last() throws IOException {
        float[] first = apply(TinyOnnx.same(1, 3, 2, 2), 2, ALL);
        float[] last = apply(TinyOnnx.same(1, 2, 2, 3), 2, ALL);
        for (int pixel = 0; pixel < 4; pixel++) {
            for (int color = 0; color < 3; color++) {
                assertEquals(first[4 * color + pixel], last[3 * pixel + color]);
            }
        }
    }

    @Test
    void should_take_inputs_of_any_size_when_the_network_does() throws IOException {
        assertArrayEquals(
                apply(TinyOnnx.same(1, 3, 2, 2), 2, ALL), resized(TinyOnnx.same(-1, 3, -1, -1)));
    }

    private float[] resized(TinyOnnx any) throws IOException {
        try (Sight sight = look()) {
            return sight.apply(network(model(any), 2, true, 12, "values"), ALL);
        }
    }

    @Test
    void should_take_the_output_that_is_named_and_else_the_first_that_fits() throws IOException {
        Path model = model(TinyOnnx.twiceAndSame(1, 3, 2, 2));
        float[] same = apply(TinyOnnx.same(1, 3, 2, 2), 2, ALL);
        try (Sight sight = look()) {
            float[] named = sight.apply(network(model, 2, true, 12, "values"), ALL);
            float[] first = sight.apply(network(model, 2, true, 12, ""), ALL);
            assertArrayEquals(same, named);
            for (int i = 0; i < 12; i++) {
                assertEquals(2 * same[i], first[i]);
            }
        }
    }

    @Test
    void should_keep_two_networks_apart_when_they_take_turns() throws IOException {
        Path one = model(TinyOnnx.same(1, 3, 1, 1));
        Path four = model(TinyOnnx.same(1, 3, 2, 2));
        try (Sight sight = look()) {
            for (int i = 0; i < 3; i++) {
                assertEquals(3, sight.apply(network(one, 1, 3), ALL).length);
                assertEquals(12, sight.apply(network(four, 2, 12), ALL).length);
            }
        }
    }

    @Test
    void should_say_what_is_wrong_with_a_model_each_time_and_go_on() throws IOException {
        Path good = model(TinyOnnx.same(1, 3, 2, 2));
        Path html =
                Files.writeString(
                        folder.resolve("page.onnx"), "<!doctype html><title>404</title>\n");
        byte[] whole = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, 40));
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        Network absent =
                new Network(
                        folder.resolve("absent.onnx"),
                        "0".repeat(64),
                        2,
                        true,
                        1,
                        new double[3],
                        new double[] {1, 1, 1},
                        12,
                        "");
        Network other =
                new Network(
                        good,
                        "0".repeat(64),
                        2,
                        true,
                        1,
                        new double[3],
                        new double[] {1, 1, 1},
                        12,
                        "");
        String digest = Digests.compute(good);
        long worker = decoder.pid();
        refused(absent, "there is no such file");
        refused(other, "its SHA-256 is " + digest + " and not 0000");
        refused(network(html, 2, 12), "INVALID_PROTOBUF");
        refused(network(cut, 2, 12), "");
        refused(network(empty, 2, 12), "");
        refused(
                network(good, 4, 48),
                "it takes picture FLOAT[1, 3, 2, 2] and not one picture of 3 x 4 x 4");
        refused(network(good, 2, 136), "it gives values FLOAT[1, 12] and not 136 values");
        refused(
                network(good, 2, true, 12, "points"),
                "it gives values FLOAT[1, 12] and not an output points");
        refused(
                network(good, 2, true, 136, "values"),
                "its output values has 12 values and not 136");
        refused(
                network(model(TinyOnnx.same(1, 3, 2, 4)), 2, 24),
                "it takes picture FLOAT[1, 3, 2, 4]");
        refused(network(model(TinyOnnx.same(2, 3, 2, 2)), 2, 24), "FLOAT[2, 3, 2, 2]");
        refused(network(model(TinyOnnx.same(1, 1, 2, 2)), 2, 4), "FLOAT[1, 1, 2, 2]");
        refused(network(model(TinyOnnx.same(12)), 2, 12), "it takes picture FLOAT[12]");
        refused(
                network(model(TinyOnnx.ofDoubles(1, 3, 2, 2)), 2, 12),
                "it takes picture DOUBLE[1, 3, 2, 2] and not one picture");
        // More values than the decoding process has memory for.
        refused(
                network(model(TinyOnnx.growing(40_000_000, 1, 3, 2, 2)), 2, true, 136, "values"),
                "its output values has 40000000 values and not 136");
        assertEquals(worker, decoder.pid(), "no worker dies of it");
    }

    /** Refused twice in the same words, that name the model; a good one works after each. */
    private void refused(Network network, String reason) throws IOException {
        Path good = model(TinyOnnx.same(1, 3, 1, 1));
        try (Sight sight = look()) {
            for (int i = 0; i < 2; i++) {
                Problem e = assertThrows(Problem.class, () -> sight.apply(network, ALL));
                assertTrue(e.getMessage().contains(reason), e.getMessage());
                assertTrue(e.getMessage().contains(network.file().toString()), e.getMessage());
                assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
            }
            assertEquals(3, sight.apply(network(good, 1, 3), ALL).length);
            assertTrue(sight.glance().isPresent());
        }
    }

    @Test
    void should_say_that_pictures_have_no_colors_when_they_are_gray() throws IOException {
        Network network = network(model(TinyOnnx.same(1, 3, 2, 2)), 2, 12);
        try (Sight sight = look(source, new Format(0, 0, true))) {
            IOException e = assertThrows(IOException.class, () -> sight.apply(network, ALL));
            assertTrue(e.getMessage().startsWith(video + ": no pictures: in color"));
        }
    }

    @Test
    void should_blame_the_model_when_it_takes_all_memory() throws IOException {
        // 400 MB of values; a worker that has looked resides in less than 200 MB.
        Network network =
                network(model(TinyOnnx.growing(100_000_000, 1, 3, 2, 2)), 2, true, 136, "values");
        Limits limits = new Limits(Duration.ofMinutes(1), 300L << 20, 1 << 30);
        blamed(network, "memory limit: more than 300 MB", RealWorker.command(), limits);
    }

    @Test
    void should_blame_the_model_when_the_decoding_process_dies_of_it() throws IOException {
        Network network = network(model(TinyOnnx.same(1, 3, 2, 2)), 2, 12);
        List<String> mortal = new ArrayList<>(RealWorker.command());
        mortal.set(mortal.size() - 1, MortalWorker.class.getName());
        blamed(network, "decoder crashed: status 134", mortal, RealWorker.AMPLE);
    }

    private void blamed(Network network, String reason, List<String> command, Limits limits)
            throws IOException {
        try (Decoder own = new Decoder(command, limits)) {
            DecodedMediaSource limited = source(folder, () -> own);
            try (Sight sight = look(limited, Format.ORIGINAL)) {
                Problem e = assertThrows(Problem.class, () -> sight.apply(network, ALL));
                assertTrue(e.getMessage().contains(reason), e.getMessage());
                assertTrue(e.getMessage().contains(network.file().toString()), e.getMessage());
                // Without its worker the video ends, which is not the model's fault again.
                assertThrows(FaultyFile.class, () -> sight.apply(network, ALL));
            }
            try (Sight sight = look(limited, Format.ORIGINAL)) {
                assertTrue(sight.glance().isPresent());
            }
        }
    }

    @Test
    void should_look_without_networks_when_there_is_no_onnx_runtime() throws IOException {
        List<String> command = new ArrayList<>(RealWorker.command());
        int path = command.indexOf("-cp") + 1;
        command.set(path, command.get(path).replaceAll("[^:]*onnxruntime[^:]*:?", ""));
        Network network = network(model(TinyOnnx.same(1, 3, 2, 2)), 2, 12);
        try (Decoder own = new Decoder(command, RealWorker.AMPLE);
                Sight sight = look(source(folder, () -> own), Format.ORIGINAL)) {
            assertEquals(List.of(), sight.faces(sight.glance().orElseThrow().all(), 4, 8));
            for (int i = 0; i < 2; i++) {
                Problem e = assertThrows(Problem.class, () -> sight.apply(network, ALL));
                assertTrue(e.getMessage().contains("ONNX Runtime is not there"), e.getMessage());
            }
            assertEquals(3, sight.follow(new float[] {3, 3}).length);
        }
    }
}
