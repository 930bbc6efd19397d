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
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FaceAnalyzerContract;
import dev.pathos.tck.MemoryMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyFeatTest extends FaceAnalyzerContract {
    private static final String FACE =
            "FaceRectX,FaceRectY,FaceRectWidth,FaceRectHeight,FaceScore,AU12,frame,Identity\n";

    @TempDir Path folder;

    private static PyFeat analyzer(Map<String, Object> given) {
        return new PyFeat(Configured.of(PyFeat.Settings.class, given));
    }

    private static Media media(Path table) {
        return new MemoryMedia(null, table == null ? Map.of() : Map.of("py-feat", table));
    }

    @Override
    protected FaceAnalyzer analyzer() {
        return analyzer(Map.of("frame.rate", 25.));
    }

    @Override
    protected Media withFace() {
        StringBuilder table = new StringBuilder("FaceScore,").append(points());
        table.append(",Pitch,Roll,Yaw,AU12,AU43,frame\n");
        for (int f = 0; f < 30; f++) {
            table.append(".99,").append(values(f)).append(",.1,.2,.3,");
            table.append(f / 30.).append(",.2,").append(f).append('\n');
        }
        return media(write(table.toString()));
    }

    @Override
    protected Optional<Media> oneFrame() {
        String row = ".99," + values(0) + ",.1,.2,.3,.4,.2,0";
        return Optional.of(
                media(write("FaceScore," + points() + ",Pitch,Roll,Yaw,AU12,AU43,frame\n" + row)));
    }

    @Override
    protected Media broken() {
        return media(write("FaceScore\n1\n"));
    }

    private Path write(String table) {
        try {
            return Files.writeString(folder.resolve("face.csv"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FaceTrack read(String table) throws IOException {
        return analyzer().analyze(media(write(table))).orElseThrow();
    }

    private String failure(Map<String, Object> settings, String table) {
        IOException e =
                assertThrows(
                        IOException.class, () -> analyzer(settings).analyze(media(write(table))));
        assertTrue(e.getMessage().contains("face.csv: "), e.getMessage());
        return e.getMessage();
    }

    private static String points() {
        return IntStream.range(0, 136)
                .mapToObj(i -> (i < 68 ? "x_" + i : "y_" + (i - 68)))
                .collect(Collectors.joining(","));
    }

    private static String values(int from) {
        return IntStream.range(from, from + 136)
                .mapToObj(i -> i + ".5")
                .collect(Collectors.joining(","));
    }

    @Test
    void should_translate_what_py_feat_means_when_a_table_is_whole() throws IOException {
        FaceTrack track =
                read(
                        "FaceRectX,FaceRectY,FaceRectWidth,FaceRectHeight,FaceScore,"
                                + points()
                                + ",Pitch,Roll,Yaw,AU01,AU43,valence,frame\n"
                                + "10,20,30,40,.75,"
                                + values(100)
                                + ",.1,.2,.3,.5,.25,.7,0\n"
                                + "11,21,31,41,.5,"
                                + values(300)
                                + ",.4,.5,.6,.499,1,.7,2\n");
        assertArrayEquals(new double[] {0, .08}, track.timestamps());
        assertArrayEquals(new boolean[] {true, true}, track.success());
        assertArrayEquals(new float[] {.75f, .5f}, track.confidence());
        assertEquals(100.5f, track.x()[0]);
        assertEquals(168.5f, track.y()[0]);
        assertEquals(300.5f, track.x()[68]);
        // a probability of .5 is half of the scale of intensity, and present
        assertEquals(Set.of("AU01", "AU45"), track.intensity().keySet());
        assertArrayEquals(new float[] {2.5f, 2.495f}, track.intensity().get("AU01"));
        assertArrayEquals(new float[] {1, 0}, track.presence().get("AU01"));
        assertArrayEquals(new float[] {1.25f, 5}, track.intensity().get("AU45"));
        assertArrayEquals(new float[] {0, 1}, track.presence().get("AU45"));
        assertArrayEquals(new float[] {.1f, .4f}, track.measures().get("pose_Rx"));
        assertArrayEquals(new float[] {.3f, .6f}, track.measures().get("pose_Ry"));
        assertArrayEquals(new float[] {-.2f, -.5f}, track.measures().get("pose_Rz"));
        assertArrayEquals(new float[] {30, 31}, track.measures().get("face_width"));
        assertArrayEquals(new float[] {20, 21}, track.measures().get("face_y"));
    }

    @Test
    void should_turn_degrees_into_radians_when_told() throws IOException {
        Path table = write("FaceScore,AU12,Pitch,Roll,Yaw\n1,.5,90,-45,180\n");
        FaceTrack track = analyzer(Map.of("angles", "degrees")).analyze(media(table)).orElseThrow();
        assertEquals(Math.PI / 2, track.measures().get("pose_Rx")[0], 1e-6);
        assertEquals(Math.PI / 4, track.measures().get("pose_Rz")[0], 1e-6);
        assertEquals(Math.PI, track.measures().get("pose_Ry")[0], 1e-6);
        FaceTrack without = analyzer(Map.of("angles", "none")).analyze(media(table)).orElseThrow();
        assertEquals(Map.of(), without.measures());
    }

    @Test
    void should_lose_the_face_where_cells_are_empty() throws IOException {
        FaceTrack track =
                read(FACE + "1,1,9,9,.9,.5,0,\n,,,,,,1,\n1,1,9,9,.9,,2,\n1,1,9,9,0,1,3,\n");
        assertArrayEquals(new boolean[] {true, false, false, false}, track.success());
        assertArrayEquals(new double[] {0, .04, .08, .12}, track.timestamps(), 1e-9);
        assertEquals(0, track.confidence()[1]);
        assertTrue(Float.isNaN(track.intensity().get("AU12")[1]));
        assertTrue(Float.isNaN(track.measures().get("face_x")[3]));
    }

    @Test
    void should_follow_one_face_by_its_box_when_there_are_several() throws IOException {
        // the right face is missing once; lines of a frame come in any order
        FaceTrack track =
                read(
                        FACE
                                + "10,10,50,50,.9,.1,0,\n200,10,50,50,.9,.6,0,\n"
                                + "205,12,50,50,.9,.7,1,\n12,10,50,50,.9,.2,1,\n"
                                + "14,11,50,50,.9,.3,2,\n");
        assertArrayEquals(new float[] {.5f, 1, 1.5f}, track.intensity().get("AU12"), 1e-6f);
    }

    @Test
    void should_follow_one_face_by_its_identity_when_the_table_has_one() throws IOException {
        FaceTrack track =
                read(
                        FACE
                                + "10,10,50,50,.9,.1,0,Person_0\n200,10,50,50,.9,.6,0,Person_1\n"
                                + "10,10,50,50,.9,.8,1,Person_1\n10,10,50,50,.9,.7,2,Person_1\n");
        assertArrayEquals(new float[] {3, 4, 3.5f}, track.intensity().get("AU12"), 1e-6f);
    }

    @Test
    void should_find_the_frame_rate_when_approximate_times_tell_it() throws IOException {
        String head = "FaceScore,AU12,frame,approx_time\n";
        Path table = write(head + "1,.5,0,00:00\n1,.5,24,00:00\n1,.5,26,00:01\n1,.5,50,00:02\n");
        FaceTrack track = analyzer(Map.of()).analyze(media(table)).orElseThrow();
        assertArrayEquals(new double[] {0, .96, 1.04, 2}, track.timestamps(), 1e-9);
        // what the user says counts more
        track = analyzer(Map.of("frame.rate", 50.)).analyze(media(table)).orElseThrow();
        assertArrayEquals(new double[] {0, .48, .52, 1}, track.timestamps(), 1e-9);
        String several = failure(Map.of(), head + "1,.5,0,00:00\n1,.5,20,00:00\n1,.5,40,00:01\n");
        assertTrue(several.contains("between 20.00 and 40.00; set the key frame.rate"), several);
        String few = failure(Map.of(), head + "1,.5,0,00:00\n1,.5,9,00:00\n");
        assertTrue(few.contains("does not tell the frame rate; set the key frame.rate"), few);
    }

    @Test
    void should_take_lines_for_frames_when_there_are_no_numbers_but_a_rate() throws IOException {
        String table = "FaceScore,AU12\n1,.5\n1,.5\n1,.5\n";
        assertArrayEquals(new double[] {0, .04, .08}, read(table).timestamps(), 1e-9);
        assertTrue(failure(Map.of(), table).contains("missing columns frame, for several lines"));
        FaceTrack picture =
                analyzer(Map.of()).analyze(media(write("FaceScore,AU12\n1,.5\n"))).orElseThrow();
        assertArrayEquals(new double[] {0}, picture.timestamps());
    }

    @Test
    void should_have_no_frames_when_there_is_only_a_header() throws IOException {
        assertEquals(0, read(FACE).frames());
    }

    @Test
    void should_name_file_place_and_remedy_when_a_table_is_bad() {
        Map<String, Object> rate = Map.of("frame.rate", 25.);
        assertTrue(failure(rate, "").contains("empty file"));
        assertTrue(
                failure(rate, "frame,AU12\n0,1\n")
                        .contains("missing columns FaceScore; give a table that Py-Feat wrote"));
        assertTrue(
                failure(rate, "FaceScore,frame\n1,0\n")
                        .contains("missing columns x_0 to y_67 or AU01 to AU43"));
        assertTrue(
                failure(rate, "FaceScore," + points().replace("x_36,", "") + "\n")
                        .contains("missing columns x_36"));
        assertTrue(
                failure(rate, FACE + "1,1,9,9,.9,much,0,\n")
                        .contains("line 2, column AU12: 'much' is not a number"));
        assertTrue(
                failure(rate, FACE + "1,1,9,9,.9,.5,0,\n1,1,9,9,.9,2.5,1,\n")
                        .contains("line 3, column AU12: 2.5 is no probability from 0 to 1"));
        assertTrue(
                failure(rate, FACE + "1,1,9,9,.9,.5,1.5,\n")
                        .contains("line 2, column frame: '1.5' is no number of a frame"));
        assertTrue(
                failure(rate, FACE + "1,1,9,9,.9,.5\n")
                        .contains("line 2 has 6 cells, the header 8"));
    }

    @Test
    void should_say_nothing_when_the_utterance_has_no_table() throws IOException {
        assertEquals(Optional.empty(), analyzer().analyze(media(null)));
    }

    @Test
    void should_refuse_a_rate_that_makes_no_sense() {
        Problem problem =
                assertThrows(Problem.class, () -> analyzer(Map.of("frame.rate", Double.NaN)));
        assertTrue(problem.getMessage().contains("key frame.rate"), problem.getMessage());
    }

    @Test
    void should_read_real_tables() throws IOException {
        Path tables = Data.find("pyfeat");
        assumeTrue(tables != null, "no shared/data/pyfeat");
        int frames = 0;
        int found = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tables, "0*.csv")) {
            for (Path table : all) {
                FaceTrack track = analyzer(Map.of()).analyze(media(table)).orElseThrow();
                frames += track.frames();
                found += IntStream.range(0, track.frames()).filter(f -> track.valid(f, .8)).count();
                assertTrue(track.hasLandmarks());
                assertEquals(20, track.intensity().size());
                assertFalse(track.intensity().containsKey("AU43"));
                // every second frame at 25 a second
                assertEquals(.08, track.timestamps()[1], 1e-9, table.toString());
            }
        }
        assertEquals(276, frames);
        assertEquals(276, found);
    }
}
