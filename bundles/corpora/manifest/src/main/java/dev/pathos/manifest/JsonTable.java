package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.run.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a JSON object from file names to what is said of them, entry by entry.
 *
 * <p>Each object without objects in it becomes a row, wherever it stands beneath its file name: in
 * a list, under a worker's name, or right there. Its file name is the cell {@code FileName}.
 */
final class JsonTable {
    private JsonTable() {}

    /**
     * Reads all rows.
     *
     * @param file the file
     * @param ledger is told of a text that is not Unicode
     * @param each takes the rows in order
     * @throws IOException if the file cannot be read
     * @throws Problem if it is no such JSON, with the line
     */
    static void read(Path file, Ledger ledger, Consumer<Row> each) throws IOException {
        try (JsonParser parser = Json.createParser(TextFile.open(file, ledger))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw problem(file, "no JSON object", null);
            }
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString();
                String where = "line " + parser.getLocation().getLineNumber();
                parser.next();
                for (JsonObject leaf : leaves(parser.getValue())) {
                    each.accept(new Row(where, cells(name, leaf)));
                }
            }
        } catch (JsonException e) {
            throw problem(file, "no JSON: " + e.getMessage(), e);
        }
    }

    private static List<JsonObject> leaves(JsonValue value) {
        List<JsonObject> found = new ArrayList<>();
        if (value.getValueType() == ValueType.ARRAY) {
            value.asJsonArray().forEach(element -> found.addAll(leaves(element)));
        } else if (value.getValueType() == ValueType.OBJECT) {
            value.asJsonObject().values().forEach(element -> found.addAll(leaves(element)));
            if (found.isEmpty()) {
                found.add(value.asJsonObject());
            }
        }
        return found;
    }

    private static Map<String, String> cells(String name, JsonObject leaf) {
        Map<String, String> cells = new HashMap<>();
        leaf.forEach((key, value) -> cells.put(key.toLowerCase(Locale.ROOT), text(value).strip()));
        cells.put("filename", name.strip());
        return cells;
    }

    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NULL -> "";
            default -> value.toString();
        };
    }

    private static Problem problem(Path file, String what, Throwable cause) {
        return new Problem(what, file.toString(), "give the file as it was published", cause);
    }
}
