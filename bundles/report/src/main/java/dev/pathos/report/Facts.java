package dev.pathos.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** A few named values side by side. */
final class Facts {
    private final Map<String, String> facts = new LinkedHashMap<>();

    Facts add(String name, Object value) {
        facts.put(name, String.valueOf(value));
        return this;
    }

    void write(Markup out) {
        out.start("dl", "class", "facts");
        facts.forEach(
                (name, value) -> out.start("div").element("dt", name).element("dd", value).end());
        out.end();
    }
}
