package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceAgreement.Request;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import dev.pathos.openface.OpenFace;
import dev.pathos.openface.OpenFaceFormat;
import dev.pathos.tck.Configured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceAgreementServiceTest {
    private static final int SIZE = 300;

    @TempDir Path folder;

    private final List<String> told = new ArrayList<>();

    private static Analyzers analyzers(FaceAnalyzer own) {
        return (pid, overrides) ->
                new Analyzers.Living() {
                    @Override
                    public FaceAnalyzer analyzer() {
                        return pid.equals("openface")
                                ? new OpenFace(Configured.of(OpenFace.Settings.class, Map.of()))
                                : own;
                    }

                    @Override
                    public Map<String, Object> properties() {
                        return Map.of();
                    }

                    @Override
                    public void close() {
                        // nothing is held
                    }
                };
    }

    private List<Table> compare(FaceAnalyzer own, MediaSource media, Path clips, Path reference) {
        return new FaceAgreementService(analyzers(own), media)
                .compare(
                        new Request(clips, reference, "viewer", List.of()),
                        (done, total) -> told.add(done + "/" + total));
    }

    @Test
    void should_compare_clips_with_tables_of_their_names() throws IOException {
        Path clips = folder.resolve("clips");
        Path tables = Files.createDirectories(folder.resolve("tables"));
        Films.film(clips.resolve("x/a.mp4"), 2, 3);
        Films.film(clips.resolve("b.mp4"), 2, 3);
        Films.film(clips.resolve("c.mp4"), 2, 3);
        Files.writeString(clips.resolve("d.mp4"), "nothing");
        OpenFaceFormat format = new OpenFaceFormat();
        format.write(Faces.shifted(Films.face(2, 3), 0, 68, 9), tables.resolve("a.openface"));
        format.write(Films.face(2, 3), tables.resolve("b.csv"));
        Files.writeString(tables.resolve("a.csv"), "another");
        Files.writeString(tables.resolve("d.csv"), "another");
        Files.writeString(tables.resolve("odd.xml"), "<html/>");
        List<Table> all = compare(new Films.Viewer("", f -> {}), Films.media(), clips, tables);
        assertEquals(4, all.size());
        assertEquals(
                List.of("b.mp4", "51", "100.0 %", "100.0 %", "100.0 %", "0.0 %"),
                all.get(0).rows().get(0).subList(0, 6));
        assertEquals(
                List.of("x/a.mp4", "51", "100.0 %", "100.0 %", "100.0 %", "10.0 %"),
                all.get(0).rows().get(1).subList(0, 6));
        assertEquals("5.0 %", all.get(0).rows().get(2).get(5));
        assertEquals("AU12", all.get(1).rows().get(0).get(0));
        String notes = all.get(3).notes().toString();
        assertTrue(notes.contains("Clips without a table (1): c.mp4."), notes);
        assertTrue(notes.contains("d.mp4 failed: "), notes);
        assertTrue(notes.contains("odd.xml: no dataset of images"), notes);
        assertEquals(List.of("0/3", "1/3", "2/3"), told);
        // one file beside another need not have its name
        Path only = tables.resolve("b.csv");
        assertEquals(
                1,
                compare(new Films.Viewer("", f -> {}), Films.media(), clips.resolve("c.mp4"), only)
                        .get(0)
                        .rows()
                        .size());
    }

    @Test
    void should_say_what_is_missing_when_nothing_can_be_compared() throws IOException {
        Path clips = folder.resolve("clips");
        Films.film(clips.resolve("a.mp4"), 2, 3);
        FaceAnalyzer viewer = new Films.Viewer("", f -> {});
        Problem none =
                assertThrows(Problem.class, () -> compare(viewer, Films.media(), clips, clips));
        assertTrue(none.getMessage().startsWith("nothing to compare with"), none.getMessage());
        Files.writeString(clips.resolve("other.csv"), "x");
        Problem names =
                assertThrows(Problem.class, () -> compare(viewer, Films.media(), clips, clips));
        assertTrue(
                names.getMessage().contains("Clips without a table (1): a.mp4."),
                names.getMessage());
    }

    /** Pictures of 300 x 300 that are black, but for what a pixel says where it lies. */
    private static MediaSource pictures() {
        return utterance -> new Still(utterance.media());
    }

    private record Still(Path file) implements Media {
        @Override
        public Audio audio() throws IOException {
            throw new IOException("no sound");
        }

        @Override
        public Optional<Path> sidecar(String kind) {
            return Optional.empty();
        }

        @Override
        public Optional<Video> video(Video.Format format) {
            byte[] pixels = new byte[3 * SIZE * SIZE];
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    int at = 3 * (y * SIZE + x);
                    pixels[at] = (byte) (x / 2);
                    pixels[at + 1] = (byte) (y / 2);
                    pixels[at + 2] = 77;
                }
            }
            return Optional.of(
                    new Video() {
                        private boolean taken;

                        @Override
                        public Optional<Picture> next() {
                            Optional<Picture> one =
                                    taken
                                            ? Optional.empty()
                                            : Optional.of(new Picture(0, SIZE, SIZE, pixels));
                            taken = true;
                            return one;
                        }

                        @Override
                        public void close() {
                            // nothing is held
                        }
                    });
        }
    }

    private Path annotated(Path pictures) throws IOException {
        Files.createDirectories(pictures);
        Files.writeString(pictures.resolve("a.jpg"), "");
        return Files.writeString(
                folder.resolve("faces.xml"),
                "<dataset><images><image file='a.jpg' width='300' height='300'>"
                        + face(101, 101)
                        + face(20, 20)
                        + face(200, 100)
                        + "</image><image file='gone.jpg'>"
                        + face(1, 1)
                        + "</image></images></dataset>");
    }

    /** Landmarks lie 1 pixel apart in x and 2 in y: the outer eye corners 9 and 18. */
    private static String face(int left, int top) {
        return String.format("<box left='%d' top='%d' width='68' height='40'>", left, top)
                + DlibFileTest.parts(68, left, top)
                + "</box>";
    }

    /** What a picture file begins with: where in the whole picture it was cut. */
    private static int[] corner(Media media) throws IOException {
        byte[] file = Files.readAllBytes(((Still) media).file);
        String head = new String(file, 0, 20, StandardCharsets.US_ASCII);
        assertTrue(head.startsWith("P6\n"), head);
        int body = head.indexOf("\n255\n") + 5;
        assertEquals(77, file[body]);
        return new int[] {2 * file[body + 2], 2 * file[body + 1]};
    }

    @Test
    void should_show_each_annotated_face_alone_and_tell_found_from_others_and_missed()
            throws IOException {
        Path pictures = folder.resolve("pictures");
        Path annotations = annotated(pictures);
        FaceAnalyzer viewer =
                media -> {
                    int[] corner = corner(media);
                    // the first face is seen 3 pixels off, the second not at all, instead of the
                    // third another one
                    int which = corner[0] < 10 ? 2 : corner[0] < 100 ? 1 : 3;
                    return Optional.of(
                            which == 1
                                    ? line(104 - corner[0], 101 - corner[1], true)
                                    : which == 2 ? line(0, 0, false) : line(140, 40, true));
                };
        List<Table> tables = compare(viewer, pictures(), pictures, annotations);
        Table table = tables.get(0);
        assertEquals("viewer beside faces.xml", table.title());
        String error = String.format(Locale.ROOT, "%.1f %%", 100 * 3 / Math.hypot(9, 18));
        assertEquals(
                List.of("a.jpg", "3", "1", "1", "1", error, error),
                table.rows().get(0).subList(0, 7));
        assertEquals("all", table.rows().get(1).get(0));
        assertEquals(
                List.of("Annotated pictures that are not there (1): gone.jpg."),
                tables.get(1).notes());
    }

    private static FaceTrack line(int left, int top, boolean found) {
        float[] x = new float[FaceTrack.POINTS];
        float[] y = new float[FaceTrack.POINTS];
        for (int p = 0; p < x.length; p++) {
            x[p] = left + p;
            y[p] = top + 2 * p;
        }
        return new FaceTrack(
                new double[1],
                new boolean[] {found},
                new float[] {found ? 1 : 0},
                x,
                y,
                Map.of(),
                Map.of());
    }

    @Test
    void should_refuse_an_analyzer_that_sees_no_landmarks_in_pictures() throws IOException {
        Path pictures = folder.resolve("pictures");
        Path annotations = annotated(pictures);
        Problem blind =
                assertThrows(
                        Problem.class,
                        () -> compare(m -> Optional.empty(), pictures(), pictures, annotations));
        assertTrue(blind.getMessage().startsWith("viewer does not look at pictures"));
        FaceAnalyzer motion = media -> Optional.of(Faces.moving(0, 1));
        Problem bare =
                assertThrows(
                        Problem.class, () -> compare(motion, pictures(), pictures, annotations));
        assertTrue(bare.getMessage().startsWith("viewer gives no landmarks"));
    }

    @Test
    void should_tell_a_picture_that_is_not_the_annotated_one() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("a.jpg"), "");
        Path annotations =
                Files.writeString(
                        folder.resolve("faces.xml"),
                        "<dataset><images><image file='a.jpg' width='30' height='300'>"
                                + face(101, 101)
                                + "</image></images></dataset>");
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> compare(m -> Optional.empty(), pictures(), pictures, annotations));
        assertTrue(
                problem.getMessage()
                        .contains("a.jpg: it has 300 x 300 pixels, and annotated were 30 x 300"),
                problem.getMessage());
    }

    @Test
    void should_cut_out_what_is_in_the_picture_and_leave_no_files() throws IOException {
        Path left;
        try (Pictures pictures = new Pictures(pictures())) {
            Video.Picture picture = pictures.decode(folder);
            Pictures.Piece piece = pictures.cut(picture, new Box(-5, 280, 10, 90));
            left = ((Still) piece.media()).file;
            byte[] file = Files.readAllBytes(left);
            byte[] head = "P6\n5 20\n255\n".getBytes(StandardCharsets.US_ASCII);
            assertEquals(head.length + 5 * 20 * 3, file.length);
            assertArrayEquals(head, Arrays.copyOf(file, head.length));
            assertEquals(280, piece.top());
            assertEquals(0, piece.left());
            // red, green, blue of the first pixel
            assertArrayEquals(
                    new byte[] {77, (byte) 140, 0},
                    Arrays.copyOfRange(file, head.length, head.length + 3));
        }
        assertFalse(Files.exists(left.getParent()));
    }
}
