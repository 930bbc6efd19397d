package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhasesTest {
    @Test
    void should_tell_phases_in_order_and_each_once() {
        Phases phases = new Phases();
        phases.begin("labels");
        phases.begin("training");
        phases.begin("labels");
        phases.end();
        phases.end();
        JsonObject times = record(phases).getJsonObject("phases");
        assertEquals(List.of("labels", "training"), List.copyOf(times.keySet()));
        times.keySet().forEach(p -> assertTrue(times.getJsonNumber(p).doubleValue() >= 0, p));
    }

    @Test
    void should_tell_a_peak_that_holds_what_is_in_use() {
        long megabyte = 1 << 20;
        long used =
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / megabyte;
        JsonObject record = record(new Phases());
        // peaks of pools at different times: their sum may exceed what the heap may hold
        assertTrue(record.getInt("peak_heap_mb") > 0);
        assertTrue(
                record.getInt("peak_heap_mb") <= 3 * Runtime.getRuntime().maxMemory() / megabyte);
        if (record.containsKey("peak_process_mb")) {
            assertTrue(record.getInt("peak_process_mb") >= used);
        }
    }

    private static JsonObject record(Phases phases) {
        JsonObjectBuilder record = Json.createObjectBuilder();
        phases.into(record);
        return record.build();
    }
}
