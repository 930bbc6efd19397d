package dev.pathos.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.batch.Journal.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path out;

    @Test
    void should_take_a_line_that_was_cut_off_for_none_and_go_on_behind_it() throws IOException {
        Path file = out.resolve("journal");
        Files.writeString(out.resolve("a.csv"), "abc");
        Files.writeString(out.resolve("b.csv"), "abc");
        try (Journal journal = new Journal(out, file)) {
            journal.add("a.csv", new Done("key a", 3, 1));
            journal.add("b.csv", new Done("key b", 3, 1));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (Journal journal = new Journal(out, file)) {
                assertTrue(journal.find("b.csv", "key b").isEmpty(), length + " bytes");
                journal.add("b.csv", new Done("key c", 3, 9, "of note"));
            }
            try (Journal journal = new Journal(out, file)) {
                Done done = journal.find("b.csv", "key c").orElseThrow();
                assertEquals(new Done("key c", 3, 9, "of note"), done);
                assertTrue(journal.find("b.csv", "key b").isEmpty());
            }
        }
        Files.writeString(out.resolve("b.csv"), "abcd");
        try (Journal journal = new Journal(out, file)) {
            assertTrue(journal.find("b.csv", "key c").isEmpty(), "another size");
        }
    }
}
