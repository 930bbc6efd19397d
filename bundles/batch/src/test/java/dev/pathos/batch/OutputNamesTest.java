package dev.pathos.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputNamesTest {
    @Test
    void should_stay_inside_and_differ_when_ids_are_anything() {
        List<String> ids =
                List.of(
                        "a/b",
                        "../../x",
                        "/etc/passwd",
                        "",
                        ".",
                        "A/B",
                        "tab\there",
                        "c:\\d",
                        "ledger");
        Map<String, String> names = OutputNames.ofIds(ids, "csv");
        assertEquals(
                ids.size(),
                new HashSet<>(names.values().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList())
                        .size());
        for (String name : names.values()) {
            assertTrue(name.matches("[^/.\\p{Cntrl}][^\\\\\\p{Cntrl}]*"), name);
            assertTrue(List.of(name.split("/")).stream().noneMatch(p -> p.startsWith(".")), name);
        }
        assertEquals("_./_./x", names.get("../../x"));
        assertTrue(names.get("ledger").startsWith("ledger~"));
    }

    @Test
    void should_fit_a_file_system_when_names_are_very_long() {
        String first = "ü".repeat(120) + "a.wav";
        String second = "ü".repeat(120) + "b.wav";
        Map<String, String> names = OutputNames.ofFiles(List.of(first, second), "parquet");
        assertEquals(2, new HashSet<>(names.values()).size());
        for (String name : names.values()) {
            assertTrue((name + ".parquet").getBytes(StandardCharsets.UTF_8).length <= 255);
        }
        assertEquals(Map.of("x.y.wav", "x.y"), OutputNames.ofFiles(List.of("x.y.wav"), "csv"));
        assertEquals(Map.of("d.e/x", "d.e/x"), OutputNames.ofFiles(List.of("d.e/x"), "csv"));
    }
}
