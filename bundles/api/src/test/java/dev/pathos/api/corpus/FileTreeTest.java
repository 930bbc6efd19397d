package dev.pathos.api.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir Path root;

    private final List<String> told = new ArrayList<>();
    private final Ledger ledger =
            new Ledger() {
                @Override
                public void skipped(String input, String reason) {
                    told.add(input + " skipped: " + reason);
                }

                @Override
                public void failed(String input, String reason) {
                    told.add(input + " failed: " + reason);
                }
            };

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("b/ä ö.wav", "b.wav/c.wav", "a.wav", ".hidden/x.wav", "b/.y")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> names(Path folder) throws IOException {
        return FileTree.list(folder, root, ledger).stream()
                .map(file -> FileTree.name(root, file))
                .toList();
    }

    @Test
    void should_list_files_in_order_and_leave_hidden_ones_alone() throws IOException {
        assertEquals(List.of("a.wav", "b.wav/c.wav", "b/ä ö.wav"), names(root));
        assertEquals(List.of("b/ä ö.wav"), names(root.resolve("b")));
        assertEquals(List.of(), told);
    }

    @Test
    void should_tell_of_links_that_lead_nowhere_or_in_a_circle_and_go_on() throws IOException {
        Files.createSymbolicLink(root.resolve("b/again"), root);
        Files.createSymbolicLink(root.resolve("b/lost.wav"), root.resolve("nowhere"));
        Files.createSymbolicLink(root.resolve("b/twin.wav"), root.resolve("a.wav"));
        assertEquals(List.of("a.wav", "b.wav/c.wav", "b/twin.wav", "b/ä ö.wav"), names(root));
        told.sort(null);
        assertEquals(
                List.of(
                        "b/again skipped: a link back to a folder above it",
                        "b/lost.wav failed: a link that leads nowhere"),
                told);
    }

    @Test
    void should_tell_of_what_may_not_be_read_and_go_on() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        Path folder = root.resolve("b");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        try {
            assertEquals(List.of("a.wav", "b.wav/c.wav"), names(root));
            assertEquals(List.of("b failed: no permission to read it"), told);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void should_fail_when_the_folder_itself_is_not_there() {
        Path none = root.resolve("none");
        assertThrows(NoSuchFileException.class, () -> FileTree.list(none, ledger));
    }
}
