package dev.pathos.landmarks;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Descriptions in files: JSON objects whose keys are those of the part. */
final class DescriptionFile {
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final String REMEDY = "mend it, or remove the model and add it again";

    private DescriptionFile() {}

    /**
     * Reads a description.
     *
     * @param file the file
     * @throws Problem naming file and key if something in it is not understood
     */
    static Description read(Path file) {
        Map<Key, Object> said = new TreeMap<>();
        object(file)
                .forEach(
                        (name, value) -> {
                            Key key = Key.named(name).orElseThrow(() -> unknown(file, name));
                            Object given =
                                    key.kind()
                                            .read(value)
                                            .orElseThrow(
                                                    () ->
                                                            key.problem(
                                                                    value.toString(),
                                                                    file.toString()));
                            said.put(key, key.checked(given, file.toString()));
                        });
        return Description.of(said, file.toString());
    }

    private static Problem unknown(Path file, String name) {
        return new Problem(
                "a description has no key '" + name + "'",
                file.toString(),
                Nearest.advice(name, Key.names()));
    }

    private static JsonObject object(Path file) {
        try (JsonReader reader = READERS.createReader(new StringReader(Files.readString(file)))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new Problem(
                    "the description is no JSON object: " + e.getMessage(),
                    file.toString(),
                    REMEDY,
                    e);
        } catch (CharacterCodingException e) {
            throw new Problem("the description is no text", file.toString(), REMEDY, e);
        } catch (IOException e) {
            throw new Problem(
                    "the description cannot be read: " + Words.of(e), file.toString(), REMEDY, e);
        }
    }

    /** A description as the text of a file, a line for each key. */
    static String text(Description description) {
        return description.values().entrySet().stream()
                .map(e -> "  \"" + e.getKey().text() + "\": " + Kind.json(e.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }
}
