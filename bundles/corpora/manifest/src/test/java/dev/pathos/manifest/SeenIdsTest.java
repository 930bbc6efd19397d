package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    @Test
    void should_name_the_first_line_when_an_id_comes_again() throws IOException {
        Map<Long, String> lines = new HashMap<>();
        SeenIds seen = new SeenIds(lines::get);
        for (int i = 1; i <= 100_000; i++) {
            lines.put((long) i, "id" + i);
            assertEquals(0, seen.before("id" + i, i), "id" + i);
        }
        for (int i = 1; i <= 100_000; i += 97) {
            assertEquals(i, seen.before("id" + i, 200_000), "id" + i);
        }
        assertEquals(0, seen.before("", SeenIds.LAST_ROW));
        lines.put(SeenIds.LAST_ROW, "");
        assertEquals(SeenIds.LAST_ROW, seen.before("", 5));
    }

    @Test
    void should_call_an_id_new_when_the_line_that_its_hash_leads_to_holds_another()
            throws IOException {
        Map<Long, String> lines = new HashMap<>();
        SeenIds seen = new SeenIds(lines::get);
        lines.put(1L, "not what it was");
        assertEquals(0, seen.before("a", 1));
        assertEquals(0, seen.before("a", 2));
        lines.put(2L, "a");
        assertEquals(2, seen.before("a", 3));
    }

    @Test
    void should_read_hardly_any_line_again_when_all_ids_differ() throws IOException {
        int[] readings = {0};
        SeenIds seen =
                new SeenIds(
                        line -> {
                            readings[0]++;
                            return "";
                        });
        for (int i = 1; i <= 1_000_000; i++) {
            seen.before("speaker-01/session-02/utterance-" + i, i);
        }
        assertTrue(readings[0] < 3, readings[0] + " readings");
    }
}
