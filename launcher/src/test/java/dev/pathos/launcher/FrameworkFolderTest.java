package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkFolderTest {
    @TempDir Path parent;

    @Test
    void should_be_gone_after_use() throws IOException {
        Path used;
        try (FrameworkFolder folder = FrameworkFolder.create(parent)) {
            used = folder.path();
            Files.writeString(Files.createDirectories(used.resolve("bundle1")).resolve("x"), "y");
        }

        assertFalse(Files.exists(used));
    }

    @Test
    void should_remove_what_a_killed_process_left_and_spare_what_is_in_use() throws IOException {
        Path abandoned = Files.createDirectories(parent.resolve("1-left"));
        Files.createFile(abandoned.resolve("in-use"));
        try (FrameworkFolder first = FrameworkFolder.create(parent);
                FrameworkFolder second = FrameworkFolder.create(parent)) {
            assertNotEquals(first.path(), second.path());
            assertTrue(Files.exists(first.path()));
            assertFalse(Files.exists(abandoned));
        }
    }

    @Test
    void should_name_the_folder_when_it_cannot_be_written() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        LaunchProblem problem =
                assertThrows(LaunchProblem.class, () -> FrameworkFolder.create(file));

        assertTrue(problem.getMessage().startsWith(file + ": cannot be written"));
    }
}
