package dev.pathos.openface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.FaceAnalyzerContract;
import dev.pathos.tck.MemoryMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFaceTest extends FaceAnalyzerContract {
    private static final String UNITS = "timestamp,confidence,success,AU12_r,AU12_c,AU28_c\n";

    @TempDir Path folder;

    private static Media media(Path table) {
        return new MemoryMedia(null, table == null ? Map.of() : Map.of("openface", table));
    }

    @Override
    protected FaceAnalyzer analyzer() {
        return new OpenFace("openface");
    }

    @Override
    protected Media withFace() {
        StringBuilder table =
                new StringBuilder("timestamp, confidence, success, AU12_r, AU12_c, ")
                        .append(points(", "))
                        .append('\n');
        for (int f = 0; f < 30; f++) {
            String line = f / 25. + ", 0.98, 1, " + f / 10. + ", " + f % 2 + ", ";
            table.append(line).append(values(", ", f)).append('\n');
        }
        return media(write(table.toString()));
    }

    @Override
    protected Optional<Media> oneFrame() {
        return Optional.of(media(write(UNITS + "0,0.98,1,1,1,0\n")));
    }

    @Override
    protected Media broken() {
        return media(write("timestamp, confidence\n0, 1\n"));
    }

    private Path write(String table) {
        try {
            return Files.writeString(folder.resolve("face.csv"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FaceTrack read(String table) throws IOException {
        return new OpenFace("openface").analyze(media(write(table))).orElseThrow();
    }

    private String failure(String table) {
        IOException e = assertThrows(IOException.class, () -> read(table));
        assertTrue(e.getMessage().contains("face.csv: "), e.getMessage());
        return e.getMessage();
    }

    private static String points(String separator) {
        return IntStream.range(0, 136)
                .mapToObj(i -> (i < 68 ? "x_" + i : "y_" + (i - 68)))
                .collect(Collectors.joining(separator));
    }

    private static String values(String separator, int from) {
        return IntStream.range(from, from + 136)
                .mapToObj(i -> i + ".5")
                .collect(Collectors.joining(separator));
    }

    @Test
    void should_read_landmarks_and_units_when_both_are_there() throws IOException {
        FaceTrack track =
                read(
                        "frame, face_id, timestamp, confidence, success, "
                                + points(", ")
                                + ", AU01_r, AU45_r, AU01_c, AU28_c\n"
                                + "1, 0, 0.04, 0.98, 1, "
                                + values(", ", 100)
                                + ", 2.5, 0, 1, 0\n"
                                + "2, 0, 0.08, 0.02, 0, "
                                + values(", ", 300)
                                + ", 0.25, 1, 0, 1\n");
        assertArrayEquals(new double[] {.04, .08}, track.timestamps());
        assertArrayEquals(new float[] {.98f, .02f}, track.confidence());
        assertArrayEquals(new boolean[] {true, false}, track.success());
        assertEquals(2 * 68, track.x().length);
        assertEquals(100.5f, track.x()[0]);
        assertEquals(167.5f, track.x()[67]);
        assertEquals(300.5f, track.x()[68]);
        assertEquals(168.5f, track.y()[0]);
        assertEquals(435.5f, track.y()[135]);
        assertEquals(Set.of("AU01", "AU45"), track.intensity().keySet());
        assertEquals(Set.of("AU01", "AU28"), track.presence().keySet());
        assertArrayEquals(new float[] {2.5f, .25f}, track.intensity().get("AU01"));
        assertArrayEquals(new float[] {0, 1}, track.intensity().get("AU45"));
        assertArrayEquals(new float[] {1, 0}, track.presence().get("AU01"));
        assertArrayEquals(new float[] {0, 1}, track.presence().get("AU28"));
    }

    @Test
    void should_read_the_same_when_the_header_is_spelled_otherwise() throws IOException {
        FaceTrack plain = read(UNITS + "0,.9,1,1.5,1,0\n.04,.8,0,2,0,1\n");
        FaceTrack spaced =
                read(
                        "\uFEFFconfidence, AU28_c, timestamp, AU12_c, success, AU12_r\r\n"
                                + " 0.9, 0, 0, 1, 1, 1.5\r\n 0.8, 1, 0.04, 0, 0, 2\r\n");
        assertArrayEquals(plain.timestamps(), spaced.timestamps());
        assertArrayEquals(plain.confidence(), spaced.confidence());
        assertArrayEquals(plain.success(), spaced.success());
        assertArrayEquals(plain.intensity().get("AU12"), spaced.intensity().get("AU12"));
        assertArrayEquals(plain.presence().get("AU12"), spaced.presence().get("AU12"));
        assertArrayEquals(plain.presence().get("AU28"), spaced.presence().get("AU28"));
        assertFalse(spaced.hasLandmarks());
    }

    @Test
    void should_judge_by_confidence_when_there_is_no_success() throws IOException {
        FaceTrack track = read("timestamp,confidence,AU12_r\n0,0.3,1\n1,0,1\n");
        assertArrayEquals(new boolean[] {true, false}, track.success());
    }

    @Test
    void should_read_a_picture_when_it_has_neither_time_nor_success() throws IOException {
        FaceTrack track = read("face, confidence, AU12_r\n0, 0, 1\n1, 0.9, 2\n");
        assertArrayEquals(new double[] {0}, track.timestamps());
        assertArrayEquals(new float[] {2}, track.intensity().get("AU12"));
    }

    @Test
    void should_take_the_face_found_most_often_when_there_are_several() throws IOException {
        FaceTrack track =
                read(
                        "face_id,timestamp,confidence,success,AU12_r\n"
                                + "7,0,.9,1,1\n3,0,.9,1,4\n7,.1,.9,0,1\n3,.1,.9,1,5\n7,.2,.1,0,1\n");
        assertArrayEquals(new float[] {4, 5}, track.intensity().get("AU12"));
        assertArrayEquals(new double[] {0, .1}, track.timestamps());
    }

    @Test
    void should_keep_all_frames_when_none_is_valid() throws IOException {
        FaceTrack track = read(UNITS + "0,0,0,0,0,0\n.04,0,0,0,0,0\n");
        assertEquals(2, track.frames());
        assertFalse(track.valid(0, 0) || track.valid(1, 0));
        assertEquals(0, read(UNITS).frames());
    }

    @Test
    void should_take_a_frame_for_lost_when_its_values_are_not_finite() throws IOException {
        FaceTrack track =
                read(
                        UNITS
                                + "0,.9,1,nan,1,0\n1,.9,1,-nan(ind),1,0\n2,.9,1,inf,1,0\n3,nan,1,1,1,0\n");
        assertArrayEquals(new boolean[] {false, false, false, true}, track.success());
        assertEquals(0, track.confidence()[3]);
    }

    @Test
    void should_name_file_and_place_when_a_table_is_bad() {
        assertTrue(failure("").contains("empty file"));
        assertTrue(failure("\n\n").contains("empty file"));
        assertTrue(
                failure("timestamp,confidence,success,pose_Tx\n0,1,1,2\n")
                        .contains(
                                "missing columns x_0 to y_67, AU01_r to AU45_c, pose_Rx to pose_Rz or pathos_"));
        assertTrue(
                failure("timestamp,success,AU12_r\n0,1,2\n")
                        .contains("missing columns confidence"));
        assertTrue(
                failure("confidence," + points(",").replace("x_36,", "") + "\n")
                        .contains("missing columns x_36"));
        assertTrue(failure("confidence,AU12_r\n1,2\n1,3\n").contains("missing columns timestamp"));
        assertTrue(
                failure(UNITS + "0,.9,1,1,1,0\n1,.9,1,much,1,0\n")
                        .contains("line 3, column AU12_r: 'much' is not a number"));
        assertTrue(
                failure(UNITS + "0,.9,1,1,1,0\n1,.9,1,2")
                        .contains("line 3 has 4 cells, the header 6"));
        assertTrue(failure(UNITS + "1,.9,1,1,1,0\n.5,.9,1,1,1,0\n").contains("line 3: timestamp"));
    }

    @Test
    void should_say_nothing_when_the_utterance_has_no_track() throws IOException {
        assertEquals(Optional.empty(), new OpenFace("openface").analyze(media(null)));
        assertEquals(
                Optional.empty(), new OpenFace("other").analyze(media(folder.resolve("face.csv"))));
    }

    @Test
    void should_read_real_tracks() throws IOException {
        Path video = Data.find("openface/timo1.openface");
        assumeTrue(video != null, "no shared/data/openface");
        FaceTrack track = new OpenFace("openface").analyze(media(video)).orElseThrow();
        assertEquals(811, track.frames());
        assertEquals(441, IntStream.range(0, 811).filter(f -> track.success()[f]).count());
        assertTrue(track.hasLandmarks());
        assertEquals(Set.of("pose_Rx", "pose_Ry", "pose_Rz"), track.measures().keySet());
        assertEquals(17, track.intensity().size());
        assertEquals(18, track.presence().size());
        Path other = Data.find("face-misc/OpenFace_Test.csv");
        assumeTrue(other != null, "no shared/data/face-misc");
        FaceTrack second = new OpenFace("openface").analyze(media(other)).orElseThrow();
        assertEquals(100, second.frames());
        assertEquals(277.276f, second.x()[0]);
        assertEquals(.883333f, second.confidence()[0]);
    }
}
