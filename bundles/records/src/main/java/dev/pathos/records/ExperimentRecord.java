package dev.pathos.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an experiment's files say of it as a whole.
 *
 * @param name the name of its folder
 * @param config {@code config.json}
 * @param results {@code results.json}
 * @param provenance {@code provenance.json}
 */
record ExperimentRecord(String name, JsonObject config, JsonObject results, JsonObject provenance) {

    static ExperimentRecord read(Path folder) throws IOException {
        return new ExperimentRecord(
                String.valueOf(folder.toAbsolutePath().getFileName()),
                JsonFile.read(folder.resolve("config.json")),
                JsonFile.read(folder.resolve("results.json")),
                JsonFile.read(folder.resolve("provenance.json")));
    }

    boolean synthetic() {
        return JsonValue.TRUE.equals(results.get("synthetic"));
    }

    /** The settings of the experiment. */
    JsonObject settings() {
        return config.keySet().stream()
                .filter(key -> key.startsWith("experiment~"))
                .findFirst()
                .map(key -> JsonFile.object(config, key))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The PID of a part; its name where it has none. */
    String pid(String part) {
        return config.keySet().stream()
                .filter(key -> key.endsWith("~" + part))
                .findFirst()
                .map(key -> key.substring(0, key.indexOf('~')))
                .orElse(part);
    }

    /** The settings of an arm. */
    JsonObject arm(String arm) {
        return JsonFile.object(config, "arm~" + arm);
    }

    /** A part that the experiment names under a key, as its PID; empty if it names none. */
    String named(String key) {
        String part = JsonFile.string(settings(), key);
        return part.isEmpty() ? "" : pid(part);
    }

    /** How a fold is parted; an empty object where it is not recorded. */
    JsonObject partition(String fold) {
        return JsonFile.objects(results, "partitions").stream()
                .filter(p -> JsonFile.text(p.get("fold")).equals(fold))
                .findFirst()
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** What is known of the arm and budget that a cell belongs to, over all folds and seeds. */
    Optional<JsonObject> system(FinishedCell cell) {
        return JsonFile.objects(results, "systems").stream()
                .filter(s -> JsonFile.string(s, "arm").equals(cell.arm()))
                .filter(s -> JsonFile.number(s, "budget") == cell.budget())
                .findFirst();
    }

    /** The notes under the comparison, which define its numbers. */
    List<String> notes() {
        return JsonFile.objects(results, "tables").stream()
                .findFirst()
                .map(table -> JsonFile.texts(table, "notes"))
                .orElse(List.of());
    }
}
