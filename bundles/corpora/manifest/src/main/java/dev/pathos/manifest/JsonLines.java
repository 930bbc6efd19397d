package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.run.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a text with a JSON object in each line. */
final class JsonLines {
    private JsonLines() {}

    /**
     * Reads all lines.
     *
     * @param file the file
     * @param ledger takes lines that are no objects
     * @param each takes the others in order: texts, numbers and truths by lower-case names; nested
     *     values are left out
     * @throws IOException if the file cannot be read
     * @throws Problem if it is one JSON text instead
     */
    static void read(Path file, Ledger ledger, Consumer<Row> each) throws IOException {
        try (BufferedReader lines = TextFile.open(file, ledger)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number == 1 && line.strip().startsWith("[")) {
                    throw new Problem(
                            "a JSON array where each line should be an object",
                            file.toString(),
                            "write one object a line (JSON Lines)");
                }
                if (!line.isBlank()) {
                    read(line, "line " + number, file, ledger, each);
                }
            }
        }
    }

    private static void read(
            String line, String where, Path file, Ledger ledger, Consumer<Row> each) {
        JsonObject object;
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            object = reader.readObject();
        } catch (JsonException e) {
            ledger.failed(file.getFileName() + " " + where, "no JSON object");
            return;
        }
        Map<String, String> cells = new HashMap<>();
        object.forEach(
                (key, value) -> {
                    switch (value.getValueType()) {
                        case STRING -> put(cells, key, ((JsonString) value).getString());
                        case NUMBER, TRUE, FALSE -> put(cells, key, value.toString());
                        case NULL -> put(cells, key, "");
                        default -> {
                            // words, features: nothing that a manifest knows
                        }
                    }
                });
        each.accept(new Row(where, cells));
    }

    private static void put(Map<String, String> cells, String key, String value) {
        cells.put(key.toLowerCase(Locale.ROOT), value.strip());
    }
}
