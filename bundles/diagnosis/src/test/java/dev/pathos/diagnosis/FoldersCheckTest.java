package dev.pathos.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersCheckTest {
    @TempDir Path folder;

    @Test
    void should_look_at_the_nearest_folder_that_exists_and_leave_nothing_there()
            throws IOException {
        Finding finding = FoldersCheck.finding("runs", folder.resolve("a/b"));
        assertTrue(finding.what().startsWith(folder.resolve("a/b") + " (not there yet), "));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void should_name_the_file_that_is_in_the_way_of_a_folder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Finding finding = FoldersCheck.finding("runs", file.resolve("runs"));
        assertEquals(Level.PROBLEM, finding.level());
        assertTrue(finding.what().endsWith(file + " is no folder"), finding.what());
    }

    @Test
    void should_say_who_may_not_write_when_rights_are_missing() throws IOException {
        Path locked =
                Files.createDirectory(
                        folder.resolve("locked"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeFalse(Files.isWritable(locked), "this user may write everywhere");
        Finding finding = FoldersCheck.finding("runs", locked);
        assertEquals(Level.PROBLEM, finding.level());
        assertTrue(finding.what().contains("cannot be written by"), finding.what());
    }

    @Test
    void should_ask_for_room_before_it_runs_out() {
        assertEquals(Level.PROBLEM, FoldersCheck.room("runs", "/r", 99_000_000).level());
        assertEquals(Level.WARNING, FoldersCheck.room("runs", "/r", 1_999_000_000).level());
        Finding ample = FoldersCheck.room("runs", "/r", 2_000_000_000);
        assertEquals(Level.OK, ample.level());
        assertEquals("/r, 2.0 GB free", ample.what());
    }
}
