package dev.pathos.records;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** When epochs ended, in seconds since 1970, by their last step. */
final class EpochTimes {
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private final TreeMap<Long, Double> times = new TreeMap<>();
    private final double now = seconds(Instant.now());

    private EpochTimes() {}

    /** Times of what happens now. */
    static EpochTimes now() {
        return new EpochTimes();
    }

    /** The times that a run's {@code events.jsonl} tells; lines that are damaged tell nothing. */
    static EpochTimes of(Path run) throws IOException {
        EpochTimes times = new EpochTimes();
        Path file = run.resolve("events.jsonl");
        if (Files.exists(file)) {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\"epoch\""))
                    .forEach(times::learn);
        }
        return times;
    }

    private void learn(String line) {
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            JsonObject event = reader.readObject();
            if (event.get("kind") instanceof JsonString kind
                    && kind.getString().equals("epoch")
                    && event.get("step") instanceof JsonNumber step
                    && event.get("time") instanceof JsonString time) {
                times.put(step.longValue(), seconds(Instant.parse(time.getString())));
            }
        } catch (JsonException | DateTimeParseException e) {
            // a line that a kill cut short
        }
    }

    /** The time of the first epoch that is known, else of now. */
    double first() {
        return times.isEmpty() ? now : times.firstEntry().getValue();
    }

    /** When what was recorded at a step was: at the end of its epoch. */
    double at(long step) {
        Map.Entry<Long, Double> end = times.ceilingEntry(step);
        return end == null ? now : end.getValue();
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
