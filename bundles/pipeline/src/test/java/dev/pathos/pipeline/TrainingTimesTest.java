package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.pipeline.TrainingTimes.Part;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingTimesTest {
    private static final long MS = 1_000_000;

    private long now = 17;
    private final TrainingTimes times = new TrainingTimes(() -> now);

    private void lap(Part part, long milliseconds) {
        now += milliseconds * MS;
        times.lap(part);
    }

    @Test
    void should_give_every_moment_to_one_part_when_laps_follow_each_other() {
        now += 5 * MS;
        times.begin();
        lap(Part.WAITING, 2);
        lap(Part.FORWARD, 10);
        lap(Part.BACKWARD, 20);
        lap(Part.FORWARD, 30);
        lap(Part.EVALUATION, 100);
        times.waited(Part.EVALUATION, 40 * MS);
        times.beside(7 * MS);
        times.stepped(3, 9);
        times.stepped(2, 4);
        JsonObject json = times.json().build();
        JsonObject seconds = json.getJsonObject("seconds");
        assertEquals(.042, seconds.getJsonNumber("waiting").doubleValue());
        assertEquals(.04, seconds.getJsonNumber("forward").doubleValue());
        assertEquals(.02, seconds.getJsonNumber("backward").doubleValue());
        assertEquals(.06, seconds.getJsonNumber("evaluation").doubleValue());
        assertEquals(0, seconds.getJsonNumber("checkpoints").doubleValue());
        assertEquals(.007, json.getJsonNumber("batches_beside").doubleValue());
        assertEquals(2, json.getInt("steps"));
        assertEquals(5, json.getInt("utterances"));
        assertEquals(13, json.getInt("chunks"));
    }

    @Test
    void should_tell_only_what_is_new_when_asked_again() {
        lap(Part.FORWARD, 10);
        assertEquals(Map.of("forward", .01), times.news());
        lap(Part.FORWARD, 5);
        lap(Part.CHECKPOINTS, 1);
        assertEquals(Map.of("forward", .005, "checkpoints", .001), times.news());
        assertEquals(Map.of(), times.news());
    }
}
