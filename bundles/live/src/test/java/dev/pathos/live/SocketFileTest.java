package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketFileTest {
    @TempDir Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void should_be_the_owners_alone_and_leave_nothing_beside() throws IOException {
        try (ServerSocketChannel ignored = SocketFile.listen(folder)) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("live.sock"))));
            assertEquals(List.of("live.sock"), names(folder));
            assertTrue(SocketFile.answers(folder));
        }
        assertFalse(SocketFile.answers(folder));
    }

    @Test
    void should_lie_in_folders_whose_path_is_too_long_for_a_socket() throws IOException {
        Path links = Files.createDirectory(folder.resolve("tmp"));
        String usual = System.setProperty("java.io.tmpdir", links.toString());
        try {
            for (int letters : new int[] {1, 20, 40, 60, 80, 100, 200}) {
                Path deep = Files.createDirectory(folder.resolve("ü".repeat(letters / 2) + "x"));
                try (ServerSocketChannel ignored = SocketFile.listen(deep)) {
                    assertTrue(SocketFile.answers(deep), deep.toString());
                    assertEquals(List.of("live.sock"), names(deep));
                }
            }
            assertEquals(List.of(), names(links));
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }

    @Test
    void should_take_the_place_of_a_socket_whose_process_was_killed() throws IOException {
        // closed without being removed, as by kill -9
        SocketFile.listen(folder).close();
        Path making = Files.createDirectory(folder.resolve(".live-1"));
        Files.createFile(making.resolve("live.sock"));
        assertTrue(Files.exists(folder.resolve("live.sock")));

        try (ServerSocketChannel ignored = SocketFile.listen(folder)) {
            assertTrue(SocketFile.answers(folder));
            assertEquals(List.of("live.sock"), names(folder));
        }
    }

    @Test
    void should_leave_a_socket_alone_that_somebody_listens_at() throws IOException {
        try (ServerSocketChannel ignored = SocketFile.listen(folder)) {
            IOException told =
                    assertThrows(FileAlreadyExistsException.class, () -> SocketFile.listen(folder));
            assertTrue(told.getMessage().contains("another process listens"), told.getMessage());
            assertTrue(SocketFile.answers(folder));
        }
    }

    @Test
    void should_leave_a_file_alone_that_is_no_socket() throws IOException {
        Files.writeString(folder.resolve("live.sock"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> SocketFile.listen(folder));
        assertEquals("mine", Files.readString(folder.resolve("live.sock")));
        assertEquals(List.of("live.sock"), names(folder));
    }
}
