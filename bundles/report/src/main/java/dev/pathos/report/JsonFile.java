package dev.pathos.report;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a run's JSON files; a key that is absent or of another type counts as absent. */
final class JsonFile {
    private JsonFile() {}

    /**
     * Reads an object.
     *
     * @param file the file
     * @return the object, or empty if there is no such file
     * @throws IOException if it cannot be read or is not a JSON object
     */
    static Optional<JsonObject> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(parse(file, text(file))) : Optional.empty();
    }

    /** A file's text, with what is no UTF-8 replaced. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static JsonObject parse(Path file, String text) throws IOException {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new IOException(file.getFileName() + " is not a JSON object", e);
        }
    }

    /**
     * Reads an array's objects.
     *
     * @param file the file
     * @return the objects in order
     * @throws IOException if it cannot be read or is not a JSON array
     */
    static List<JsonObject> readObjects(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(new StringReader(text(file)))) {
            return reader.readArray().stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        } catch (JsonException e) {
            throw new IOException(file.getFileName() + " is not a JSON array", e);
        }
    }

    /** The object on one line of a JSON Lines file, or empty if the line was cut short. */
    static Optional<JsonObject> line(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    static String string(JsonObject json, String key) {
        return json.get(key) instanceof JsonString s ? s.getString() : "";
    }

    /** A number; NaN if there is none. */
    static double number(JsonObject json, String key) {
        return json.get(key) instanceof JsonNumber n ? n.doubleValue() : Double.NaN;
    }

    static JsonArray array(JsonObject json, String key) {
        return json.get(key) instanceof JsonArray a ? a : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** An object; an empty one if there is none. */
    static JsonObject object(JsonObject json, String key) {
        return json.get(key) instanceof JsonObject o ? o : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The objects of an array. */
    static List<JsonObject> objects(JsonObject json, String key) {
        return array(json, key).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The elements of an array as texts. */
    static List<String> strings(JsonArray array) {
        return array.stream().map(JsonFile::plain).toList();
    }

    /** An object's entries as texts, in the file's order. */
    static Map<String, String> entries(JsonObject json, String key) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (json.get(key) instanceof JsonObject o) {
            o.forEach((name, value) -> entries.put(name, plain(value)));
        }
        return entries;
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString s ? s.getString() : String.valueOf(value);
    }
}
