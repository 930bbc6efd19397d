package dev.pathos.report;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code events.jsonl}. */
final class Events {
    private Events() {}

    /**
     * The events of one kind in order; none if there is no such file.
     *
     * @param folder a run's or an experiment's folder
     * @param kind the kind of event
     * @return the events; a line that was cut short is left out
     * @throws IOException if the file cannot be read
     */
    static Stream<JsonObject> of(Path folder, String kind) throws IOException {
        Path file = folder.resolve("events.jsonl");
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        return JsonFile.text(file)
                .lines()
                .filter(line -> line.contains('"' + kind + '"'))
                .map(JsonFile::line)
                .flatMap(Optional::stream)
                .filter(event -> JsonFile.string(event, "kind").equals(kind));
    }
}
