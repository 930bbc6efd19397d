package dev.pathos.configuration;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes checked parts back as a configuration file that says everything. */
final class Resolved {
    private Resolved() {}

    /**
     * The file's text: parts in order, keys sorted, every default and every wire written out.
     *
     * @param parts the checked parts
     * @return JSON that composes to the same
     */
    static String json(List<CheckedPart> parts) {
        StringWriter text = new StringWriter();
        Map<String, Boolean> pretty = Map.of(JsonGenerator.PRETTY_PRINTING, true);
        try (JsonGenerator json = Json.createGeneratorFactory(pretty).createGenerator(text)) {
            json.writeStartObject();
            for (CheckedPart part : parts) {
                json.writeStartObject(part.id());
                values(part).forEach((key, value) -> write(json, key, value));
                json.writeEnd();
            }
            json.writeEnd();
        }
        return text.toString().strip() + "\n";
    }

    private static SortedMap<String, Object> values(CheckedPart part) {
        SortedMap<String, Object> values = new TreeMap<>(part.settings());
        part.wires()
                .forEach(
                        (link, names) -> {
                            if (link.multiple()) {
                                values.put(link.name(), names);
                            } else if (!names.isEmpty()) {
                                values.put(link.name(), names.get(0));
                            }
                        });
        return values;
    }

    private static void write(JsonGenerator json, String key, Object value) {
        Optional<Collection<?>> elements = Values.elements(value);
        if (elements.isEmpty()) {
            json.writeKey(key);
            write(json, value);
            return;
        }
        json.writeStartArray(key);
        elements.get().forEach(element -> write(json, element));
        json.writeEnd();
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof Boolean truth) {
            json.write(truth);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.write(number);
        } else if (value instanceof Integer || value instanceof Long) {
            json.write(((Number) value).longValue());
        } else {
            json.write(value.toString());
        }
    }
}
