package dev.pathos.report;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is recorded of a partition.
 *
 * @param name what it is called
 * @param parts {@code train}, {@code development}, {@code test}
 */
record PartitionFacts(String name, Map<String, Part> parts) {
    /**
     * A part of a partition.
     *
     * @param utterances how many
     * @param speakers who speaks
     * @param classes the number of utterances by class
     */
    record Part(long utterances, List<String> speakers, Map<String, Long> classes) {}

    /** The partitions in {@code results.json}; none in files of before they were recorded. */
    static List<PartitionFacts> of(JsonObject results) {
        return JsonFile.objects(results, "partitions").stream().map(PartitionFacts::one).toList();
    }

    private static PartitionFacts one(JsonObject json) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String part : List.of("train", "development", "test")) {
            JsonObject found = JsonFile.object(json, part);
            if (!found.isEmpty()) {
                parts.put(part, part(found));
            }
        }
        return new PartitionFacts(JsonFile.string(json, "name"), parts);
    }

    private static Part part(JsonObject json) {
        Map<String, Long> classes = new LinkedHashMap<>();
        JsonFile.object(json, "classes")
                .forEach(
                        (name, n) -> {
                            if (n instanceof JsonNumber number) {
                                classes.put(name, number.longValue());
                            }
                        });
        return new Part(
                (long) JsonFile.number(json, "utterances"),
                JsonFile.strings(JsonFile.array(json, "speakers")),
                classes);
    }
}
