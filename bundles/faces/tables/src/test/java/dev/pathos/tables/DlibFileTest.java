package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.face.FaceDetector.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DlibFileTest {
    @TempDir Path folder;

    static String parts(int count, int left, int top) {
        return IntStream.range(0, count)
                .mapToObj(
                        p ->
                                String.format(
                                        "<part name='%02d' x='%d' y='%d'/>",
                                        p, left + p, top + 2 * p))
                .collect(Collectors.joining("\n"));
    }

    private DlibFile read(String images) throws IOException {
        return DlibFile.read(
                Files.writeString(
                        folder.resolve("faces.xml"),
                        "<?xml version='1.0' encoding='ISO-8859-1'?>\n"
                                + "<?xml-stylesheet type='text/xsl' href='none.xsl'?>\n"
                                + "<dataset><name>faces</name><images>"
                                + images
                                + "</images></dataset>"));
    }

    private String failure(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.xml"), text);
        IOException e = assertThrows(IOException.class, () -> DlibFile.read(file));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        return e.getMessage();
    }

    @Test
    void should_read_faces_with_all_points_and_name_the_others() throws IOException {
        String box = "<box top='20' left='10' width='40' height='60'";
        DlibFile file =
                read(
                        "<image file='a/b.jpg' width='200' height='100'>"
                                + box
                                + ">"
                                + parts(68, 5, 7)
                                + "</box>"
                                + box
                                + " ignore='1'>"
                                + parts(68, 0, 0)
                                + "</box>"
                                + box
                                + ">"
                                + parts(5, 0, 0)
                                + "</box></image>"
                                + "<image file='c.jpg'>"
                                + box
                                + "/></image>");
        assertEquals(1, file.faces().size());
        AnnotatedFace face = file.faces().get(0);
        assertEquals("a/b.jpg", face.image());
        assertEquals(200, face.width());
        assertEquals(new Box(10, 20, 40, 60), face.box());
        assertEquals(5 + 67, face.x()[67]);
        assertEquals(7 + 2 * 67, face.y()[67]);
        // 2.5 x 60 about the middle (30, 50)
        assertEquals(new Box(-45, -25, 150, 150), face.surroundings());
        assertEquals(new Box(4, 6, 67, 134), AnnotatedFace.around(face.track(1, 1), 0));
        assertEquals(
                List.of("a/b.jpg (marked to be ignored)", "a/b.jpg (5 points)", "c.jpg (0 points)"),
                file.leftOut());
    }

    @Test
    void should_name_file_and_line_when_it_is_none() throws IOException {
        assertTrue(failure("<dataset><images>").contains("not XML: "));
        assertTrue(failure("no xml").contains("not XML: "));
        assertTrue(failure("<html/>").contains("no dataset of images"));
        assertTrue(
                failure("<dataset><images>\n<image file='a'><box top='much'/></image></images>")
                        .contains("line 2: not a number: "));
    }

    @Test
    void should_not_open_other_files_when_a_document_asks_for_it() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "12");
        String document =
                "<!DOCTYPE d [<!ENTITY s SYSTEM '"
                        + secret.toUri()
                        + "'>]><dataset><images><image file='a' width='&s;'/></images></dataset>";
        Path file = Files.writeString(folder.resolve("x.xml"), document);
        assertThrows(IOException.class, () -> DlibFile.read(file));
    }

    @Test
    void should_read_real_annotations() throws IOException {
        Path data = data("landmarks-68-ground-truth");
        assumeTrue(data != null, "no shared/data/landmarks-68-ground-truth");
        DlibFile testing = DlibFile.read(data.resolve("testing_with_face_landmarks.xml"));
        assertEquals(25, testing.faces().size());
        assertEquals(List.of(), testing.leftOut());
        assertEquals(
                18, DlibFile.read(data.resolve("training_with_face_landmarks.xml")).faces().size());
    }

    static Path data(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
