package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
    /** The digest of "abc" in FIPS 180-2, appendix B.1. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void should_be_one_line_of_what_where_and_remedy_when_a_problem_is_told() {
        Problem problem = new Problem("no such\n  file", "key root", "give a folder");
        assertEquals("no such file (key root): give a folder", problem.getMessage());
    }

    @Test
    void should_be_the_published_digest_when_the_text_is_abc(@TempDir Path folder)
            throws IOException {
        assertEquals(ABC, Digests.of("abc"));
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertEquals(ABC, Digests.of(file));
    }

    @Test
    void should_be_the_same_digest_when_a_file_is_longer_than_the_buffer(@TempDir Path folder)
            throws IOException {
        String text = "0123456789".repeat(20_000);
        assertEquals(Digests.of(text), Digests.of(Files.writeString(folder.resolve("long"), text)));
    }

    @Test
    void should_name_what_differs_when_provenances_are_compared() {
        Provenance here = provenance(Map.of("a", "1", "b", "1"), "x");
        Provenance there = provenance(Map.of("a", "1", "b", "2", "c", "1"), "y");
        assertEquals(
                Map.of(
                        "bundle b", "1 -> 2",
                        "bundle c", "absent -> 1",
                        "configuration", "x -> y"),
                here.differences(there));
        assertEquals(Map.of(), here.differences(provenance(Map.of("b", "1", "a", "1"), "x")));
    }

    private static Provenance provenance(Map<String, String> bundles, String configuration) {
        SortedMap<String, String> none = new TreeMap<>();
        return new Provenance(new TreeMap<>(bundles), configuration, none, none);
    }

    @Test
    void should_refuse_a_table_when_a_row_does_not_fit_its_header() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table("t", List.of("a", "b"), List.of(List.of("1")), List.of()));
    }
}
