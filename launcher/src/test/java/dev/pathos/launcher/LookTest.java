package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws what is seen in a generated video through the shipped launcher and features. */
class LookTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final int FRAMES = 12;

    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() throws IOException {
        launch = new Launch(cwd, Map.of(), Map.of("PATHOS_CACHE", cwd.resolve("cache").toString()));
        film(cwd.resolve("film.y4m"));
        Files.writeString(cwd.resolve("film.csv"), table());
    }

    /** Uncompressed gray pictures, ten a second. */
    private static void film(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            String header = "YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420\n";
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < FRAMES; i++) {
                byte[] planes = new byte[WIDTH * HEIGHT * 3 / 2];
                Arrays.fill(planes, (byte) 128);
                Arrays.fill(planes, 0, WIDTH * HEIGHT, (byte) (20 * i));
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(planes);
            }
        }
    }

    /** As OpenFace writes it, lost in the fifth frame. */
    private static String table() {
        StringBuilder rows = new StringBuilder("frame, timestamp, confidence, success, AU12_r\n");
        for (int i = 0; i < FRAMES; i++) {
            boolean lost = i == 4;
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "%d, %.1f, %.2f, %d, %.1f%n",
                            i + 1,
                            i / 10.,
                            lost ? .1 : .95,
                            lost ? 0 : 1,
                            i / 4.));
        }
        return rows.toString();
    }

    @Test
    void should_draw_what_a_track_says_of_a_video() throws Exception {
        Outcome look = launch.run("look", "film.y4m", "--track", "film.csv", "--out", "seen");
        assertEquals(0, look.status(), () -> String.join("\n", look.err()));
        String told = String.join("\n", look.out()).replaceAll(" +", " ");
        for (String expected :
                List.of(
                        "pictures 12 of 96 x 64",
                        "with a valid face 91.7 %",
                        "longest without a valid face 0.10 s from 0.40 s on",
                        "action units 1",
                        "Analyzer: openface, as a track is named.",
                        "annotated.mp4 all pictures; H.264")) {
            assertTrue(told.contains(expected), () -> expected + " is not in\n" + told);
        }
        assertTrue(ImageIO.read(cwd.resolve("seen/timeline.png").toFile()).getWidth() > 1000);
        assertTrue(ImageIO.read(cwd.resolve("seen/contact-sheet.png").toFile()).getWidth() > 600);
        byte[] movie = Files.readAllBytes(cwd.resolve("seen/annotated.mp4"));
        assertEquals("ftyp", new String(movie, 4, 4, StandardCharsets.US_ASCII));
        assertTrue(movie.length > 5000);
    }

    @Test
    void should_say_what_is_wrong_and_write_nothing_when_it_cannot_look() throws Exception {
        Outcome nothing = launch.run("look", "film.csv", "--track", "film.csv");
        assertEquals(1, nothing.status());
        assertTrue(
                nothing.firstError().contains("not a sound or video file")
                        || nothing.firstError().contains("no pictures"),
                nothing.firstError());
        assertFalse(Files.exists(cwd.resolve("film-look")));
    }
}
