package dev.pathos.api.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentsTest {
    @TempDir Path folder;

    @Test
    void should_digest_once_when_several_threads_ask() throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[1 << 20]);
        FileContents contents = new FileContents();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<FileContent>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(pool.submit(() -> contents.of(file)));
            }
            FileContent first = contents.of(file);
            assertEquals(Digests.of(file), first.digest());
            for (Future<FileContent> one : all) {
                assertSame(first, one.get());
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void should_find_a_file_changed_when_it_was_digested_before() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        FileContents contents = new FileContents();
        contents.of(file);
        Files.writeString(file, "other");
        IOException changed = assertThrows(IOException.class, () -> contents.of(file).check(file));
        assertEquals(file + ": changed while it was read", changed.getMessage());
    }

    @Test
    void should_fail_for_each_who_asks_when_a_file_cannot_be_read() {
        FileContents contents = new FileContents();
        Path none = folder.resolve("none");
        assertThrows(IOException.class, () -> contents.of(none));
        assertThrows(IOException.class, () -> contents.of(none));
    }
}
