package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTableTest {
    @TempDir Path folder;
    private final MemoryLedger ledger = new MemoryLedger();

    private List<String> speakers(String text, Charset charset) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), text.getBytes(charset));
        List<String> found = new ArrayList<>();
        TextTable.read(
                file,
                ledger,
                List.of(List.of("SpkrID", "Speaker")),
                row -> found.add(row.get("SpkrID", "Speaker") + "@" + row.where()));
        return found;
    }

    @Test
    void should_read_quotes_and_line_breaks_in_cells() throws IOException {
        assertEquals(
                List.of("a \"b\", c@line 2", "d\ne@line 3", "f@line 5"),
                speakers(
                        "id,speaker\n1,\"a \"\"b\"\", c\"\n2,\"d\ne\"\n3, f \n",
                        StandardCharsets.UTF_8));
        assertEquals(List.of(), ledger.entries());
    }

    @Test
    void should_fall_back_on_latin_and_tell_when_a_table_is_not_in_utf_8() throws IOException {
        assertEquals(
                List.of("Jürgen@line 2"),
                speakers("SPKRID\nJürgen\n", StandardCharsets.ISO_8859_1));
        assertEquals(1, ledger.entries().size());
        assertEquals("t.csv (encoding)", ledger.entries().get(0).input());
    }

    @Test
    void should_read_every_unicode_when_marked_or_utf_8() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            assertEquals(List.of("Jürgen@line 2"), speakers("speaker\nJürgen\n", charset));
        }
        assertEquals(
                List.of("Jürgen@line 2"),
                speakers("\uFEFFspeaker\nJürgen\n", StandardCharsets.UTF_8));
        assertEquals(List.of(), ledger.entries());
    }

    @Test
    void should_pass_over_a_row_when_it_has_too_many_cells() throws IOException {
        assertEquals(List.of("a@line 2"), speakers("speaker\na\nb,c\n", StandardCharsets.UTF_8));
        assertEquals(
                new MemoryLedger.Entry(true, "t.csv line 3", "2 cells, the header has 1"),
                ledger.entries().get(0));
    }

    @Test
    void should_name_file_and_column_when_a_column_is_missing() {
        Problem e =
                assertThrows(
                        Problem.class, () -> speakers("id,name\n1,a\n", StandardCharsets.UTF_8));
        assertTrue(e.getMessage().contains("no column SpkrID or Speaker"), e.getMessage());
        assertTrue(e.getMessage().contains("t.csv"), e.getMessage());
        assertTrue(e.getMessage().contains("id, name"), e.getMessage());
        assertThrows(Problem.class, () -> speakers("", StandardCharsets.UTF_8));
    }
}
