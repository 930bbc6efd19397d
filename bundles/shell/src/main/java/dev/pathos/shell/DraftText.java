package dev.pathos.shell;

import dev.pathos.api.composition.FilePart;
import jakarta.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** Writes drafts as configuration files, in the manner of those that people write. */
final class DraftText {
    /** Parts that fit stand in one line. */
    private static final int WIDTH = 100;

    private DraftText() {}

    /** The file's text. */
    static String of(Draft draft) {
        return draft.parts().stream()
                .map(DraftText::part)
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String part(FilePart part) {
        String id = "  " + quoted(part.id()) + ": ";
        if (part.values().isEmpty()) {
            return id + "{}";
        }
        List<String> values =
                part.values().entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + value(entry.getValue()))
                        .toList();
        String line = id + "{ " + String.join(", ", values) + " }";
        return line.length() <= WIDTH
                ? line
                : id + "{\n    " + String.join(",\n    ", values) + "\n  }";
    }

    /** A value as JSON; numbers that JSON does not know are written as text. */
    static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(DraftText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        boolean plain =
                value instanceof Boolean
                        || value instanceof Number n && Double.isFinite(n.doubleValue());
        return plain ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }
}
