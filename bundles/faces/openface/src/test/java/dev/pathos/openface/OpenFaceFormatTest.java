package dev.pathos.openface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.MemoryMedia;
import dev.pathos.tck.SyntheticFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFaceFormatTest {
    private static final float[] ODD = {
        0f, -0f, 1e-45f, 3.4028235e38f, .1f, 1 / 3f, 16_777_216f, 16_777_217f, -2.5f, 1e10f
    };

    @TempDir Path folder;

    private final OpenFaceFormat format = new OpenFaceFormat();

    private Path write(FaceTrack track) throws IOException {
        Path file = folder.resolve("track.csv");
        format.write(track, file);
        return file;
    }

    private FaceTrack read(Path file) throws IOException {
        return new OpenFace("openface")
                .analyze(new MemoryMedia(null, Map.of("openface", file)))
                .orElseThrow();
    }

    private static void assertSame(FaceTrack a, FaceTrack b, String message) {
        assertArrayEquals(a.timestamps(), b.timestamps(), message);
        assertArrayEquals(a.success(), b.success(), message);
        assertArrayEquals(a.confidence(), b.confidence(), message);
        assertArrayEquals(a.x(), b.x(), message);
        assertArrayEquals(a.y(), b.y(), message);
        assertSame(a.intensity(), b.intensity(), message);
        assertSame(a.presence(), b.presence(), message);
        assertSame(a.measures(), b.measures(), message);
    }

    private static void assertSame(Map<String, float[]> a, Map<String, float[]> b, String message) {
        assertEquals(a.keySet(), b.keySet(), message);
        a.forEach((name, values) -> assertArrayEquals(values, b.get(name), message + name));
    }

    @Test
    void should_read_back_equal_when_tracks_are_random() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            FaceTrack track = new Drawn(new Random(seed)).track();
            assertSame(track, read(write(track)), "seed " + seed + " ");
        }
    }

    /** Draws tracks of every shape that an analyzer may give. */
    private static final class Drawn {
        private final Random random;
        private final int frames;
        private final boolean[] success;

        Drawn(Random random) {
            this.random = random;
            frames = random.nextInt(5) == 0 ? random.nextInt(2) : 2 + random.nextInt(20);
            success = new boolean[frames];
        }

        FaceTrack track() {
            double[] time = new double[frames];
            float[] confidence = new float[frames];
            double now = random.nextBoolean() ? 0 : random.nextDouble() * 1e5;
            for (int f = 0; f < frames; f++) {
                now += random.nextDouble() * .1;
                time[f] = now;
                success[f] = random.nextInt(4) > 0;
                confidence[f] = random.nextFloat();
            }
            boolean landmarks = random.nextBoolean();
            float[] x = values(landmarks ? FaceTrack.POINTS : 0, -100, 2000);
            float[] y = values(landmarks ? FaceTrack.POINTS : 0, -100, 2000);
            Map<String, float[]> measures = some(List.of("pose_Ry", "face_x", "odd, name"), -3, 3);
            measures.put("motion_all", values(1, 0, 9));
            for (int f = 0; f < frames; f++) {
                // measures may be unknown where the face was found
                if (random.nextBoolean()) {
                    measures.get("motion_all")[f] = Float.NaN;
                }
            }
            Map<String, float[]> presence = some(List.of("AU04", "AU28", "AU45"), 0, 1);
            presence.values()
                    .forEach(
                            v -> {
                                for (int f = 0; f < frames; f++) {
                                    v[f] = Float.isNaN(v[f]) ? v[f] : Math.round(v[f]);
                                }
                            });
            return new FaceTrack(
                    time,
                    success,
                    confidence,
                    x,
                    y,
                    some(List.of("AU01", "AU12", "AU45"), 0, 5),
                    presence,
                    measures);
        }

        private Map<String, float[]> some(List<String> names, float low, float high) {
            Map<String, float[]> some = new TreeMap<>();
            names.stream()
                    .filter(name -> random.nextBoolean())
                    .forEach(name -> some.put(name, values(1, low, high)));
            return some;
        }

        /** Anything where the face is lost, finite values where it is found. */
        private float[] values(int width, float low, float high) {
            float[] values = new float[frames * width];
            for (int i = 0; i < values.length; i++) {
                int kind = random.nextInt(success[i / width] ? 9 : 10);
                values[i] =
                        kind == 9
                                ? Float.NaN
                                : kind == 8
                                        ? ODD[random.nextInt(ODD.length)]
                                        : low + random.nextFloat() * (high - low);
            }
            return values;
        }
    }

    @Test
    void should_have_the_columns_of_openface_in_its_order_when_all_is_known() throws IOException {
        FaceTrack track =
                SyntheticFace.still(25, .04).unit("AU12", 2, 1).unit("AU04", 1, 1).track();
        Map<String, float[]> measures = new TreeMap<>();
        for (String name : List.of("motion_all", "pose_Rx", "pose_Ry", "pose_Rz", "face_x")) {
            measures.put(name, new float[] {.5f, Float.NaN});
        }
        List<String> lines =
                Files.readAllLines(
                        write(track.with(track.intensity(), track.presence(), measures)));
        String points =
                String.join(
                        ",",
                        IntStream.range(0, 136)
                                .mapToObj(i -> i < 68 ? "x_" + i : "y_" + (i - 68))
                                .toList());
        assertEquals(
                "frame,face_id,timestamp,confidence,success,pose_Rx,pose_Ry,pose_Rz,"
                        + points
                        + ",AU04_r,AU12_r,AU04_c,AU12_c,pathos_face_x,pathos_motion_all",
                lines.get(0));
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("1,0,0,0.98,1,0.5,0.5,0.5,-75,"), lines.get(1));
        assertTrue(lines.get(1).endsWith(",1,2,1,1,0.5,0.5"), lines.get(1));
        assertTrue(lines.get(2).startsWith("2,0,0.04,0.98,1,nan,nan,nan,-75,"), lines.get(2));
    }

    @Test
    void should_name_measures_alone_when_there_are_no_landmarks() throws IOException {
        FaceTrack motion =
                new FaceTrack(
                        new double[] {0, .04},
                        new boolean[] {true, false},
                        new float[] {.9f, 0},
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of(),
                        Map.of("motion_all", new float[] {Float.NaN, .25f}));
        Path file = write(motion);
        assertEquals(
                "frame,face_id,timestamp,confidence,success,pathos_motion_all\n"
                        + "1,0,0,0.9,1,nan\n2,0,0.04,0,0,0.25\n",
                Files.readString(file).replace("\r\n", "\n"));
        FaceTrack back = read(file);
        assertSame(motion, back, "");
        assertFalse(back.hasLandmarks());
    }

    @Test
    void should_leave_the_file_before_when_it_cannot_be_written() throws IOException {
        Path file = write(SyntheticFace.still(25, 1).track());
        String before = Files.readString(file);
        FaceTrack broken =
                new FaceTrack(
                        new double[] {0, .04},
                        new boolean[2],
                        new float[2],
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of(),
                        Map.of("short", new float[1]));
        assertThrows(RuntimeException.class, () -> format.write(broken, file));
        assertEquals(before, Files.readString(file));
        assertThrows(
                IOException.class, () -> format.write(broken, folder.resolve("none/track.csv")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void should_keep_what_is_used_of_real_tables() throws IOException {
        Path table = Data.find("openface/timo1.openface");
        assumeTrue(table != null, "no shared/data/openface");
        FaceTrack track = read(table);
        Path written = write(track);
        assertSame(track, read(written), "");
        List<String> before = names(table);
        List<String> after = names(written);
        assertEquals("face_id", after.remove(1));
        // in the same order, and nothing new
        assertEquals(before.stream().filter(after::contains).toList(), after);
    }

    private static List<String> names(Path table) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            return new java.util.ArrayList<>(
                    Arrays.stream(lines.findFirst().orElseThrow().split(","))
                            .map(String::strip)
                            .toList());
        }
    }
}
