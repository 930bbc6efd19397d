package dev.pathos.records;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a run's JSON files; what is absent, damaged or of another type counts as absent. */
final class JsonFile {
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private JsonFile() {}

    /**
     * The object in a file; an empty one if there is none.
     *
     * @throws IOException if the file is there and cannot be read
     */
    static JsonObject read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    /** A text; empty if there is none. */
    static String string(JsonObject json, String key) {
        return json.get(key) instanceof JsonString s ? s.getString() : "";
    }

    /** A number; NaN if there is none. */
    static double number(JsonObject json, String key) {
        return json.get(key) instanceof JsonNumber n ? n.doubleValue() : Double.NaN;
    }

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
    static List<String> texts(JsonObject json, String key) {
        return array(json, key).stream().map(JsonFile::text).toList();
    }

    static JsonArray array(JsonObject json, String key) {
        return json.get(key) instanceof JsonArray a ? a : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** A value as a person reads it. */
    static String text(JsonValue value) {
        if (value instanceof JsonString s) {
            return s.getString();
        }
        if (value instanceof JsonNumber n) {
            return n.bigDecimalValue().stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }
}
