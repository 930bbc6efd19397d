package dev.pathos.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part as the file has it, before anything is known of its kind.
 *
 * @param pid what stands before {@code ~}
 * @param name what stands after it
 * @param order its position in the file, from 0
 * @param values its keys in the file's order, with what JSON gave (String, Long, Double, Boolean,
 *     arrays of them) or the {@link Assignment} that replaced it
 */
record NamedPart(String pid, String name, int order, Map<String, Object> values) {
    NamedPart {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The part's key in the file. */
    String id() {
        return pid + "~" + name;
    }

    NamedPart with(Assignment assignment) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(assignment.key(), assignment);
        return new NamedPart(pid, name, order, changed);
    }
}
