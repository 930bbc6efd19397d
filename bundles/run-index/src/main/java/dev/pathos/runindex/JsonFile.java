package dev.pathos.runindex;

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
import java.util.OptionalDouble;

/** Reads JSON that may be absent, half-written or something else altogether. */
final class JsonFile {
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private JsonFile() {}

    /**
     * The object in a file; an empty one if there is no such file.
     *
     * @throws IOException if it cannot be read, or is not a JSON object
     */
    static JsonObject read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new IOException(file.getFileName() + " is not a JSON object", e);
        }
    }

    /** The object in a text. */
    static JsonObject parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** A text; empty if there is none. */
    static String string(JsonObject json, String key) {
        return json.get(key) instanceof JsonString s ? s.getString() : "";
    }

    static OptionalDouble number(JsonObject json, String key) {
        return json.get(key) instanceof JsonNumber n
                ? OptionalDouble.of(n.doubleValue())
                : OptionalDouble.empty();
    }

    static JsonObject object(JsonObject json, String key) {
        return json.get(key) instanceof JsonObject o ? o : JsonValue.EMPTY_JSON_OBJECT;
    }

    static JsonArray array(JsonObject json, String key) {
        return json.get(key) instanceof JsonArray a ? a : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** The elements of an array, or the one value in its place, as texts. */
    static List<String> texts(JsonObject json, String key) {
        JsonValue value = json.get(key);
        if (value instanceof JsonArray array) {
            return array.stream().map(JsonFile::text).toList();
        }
        return value == null ? List.of() : List.of(text(value));
    }

    /** A text, or a number without needless decimals. */
    private static String text(JsonValue value) {
        if (value instanceof JsonNumber n) {
            return n.bigDecimalValue().stripTrailingZeros().toPlainString();
        }
        return value instanceof JsonString s ? s.getString() : String.valueOf(value);
    }
}
