package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
    @TempDir Path folder;

    private static final BufferedImage IMAGE =
            new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);

    @Test
    void should_put_files_in_their_places_when_all_are_made() throws IOException {
        Files.writeString(folder.resolve("a.png"), "old");
        try (OutFolder out = OutFolder.open(folder)) {
            out.write("a.png", IMAGE);
            assertEquals("old", Files.readString(folder.resolve("a.png")));
            out.finish(List.of("a.png"));
        }
        assertEquals(20, ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("a.png")), files.toList());
        }
    }

    @Test
    void should_leave_nothing_when_it_is_not_finished() throws IOException {
        Path deep = folder.resolve("a/b/c");
        try (OutFolder out = OutFolder.open(deep)) {
            out.write("a.png", IMAGE);
            assertTrue(Files.isDirectory(deep));
        }
        assertFalse(Files.exists(folder.resolve("a")));
        assertTrue(Files.isDirectory(folder));
    }

    @Test
    void should_leave_what_others_put_there() throws IOException {
        Path deep = folder.resolve("a/b");
        try (OutFolder out = OutFolder.open(deep)) {
            Files.writeString(folder.resolve("a/note.txt"), "mine");
        }
        assertFalse(Files.exists(deep));
        assertTrue(Files.exists(folder.resolve("a/note.txt")));
    }

    @Test
    void should_say_so_when_it_is_no_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path bad : List.of(file, file.resolve("below"))) {
            Problem e = assertThrows(Problem.class, () -> OutFolder.open(bad));
            assertTrue(e.getMessage().contains("folder " + bad), e.getMessage());
            assertFalse(e.getMessage().contains("Exception"), e.getMessage());
        }
    }
}
