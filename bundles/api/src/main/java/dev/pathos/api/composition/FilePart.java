package dev.pathos.api.composition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part as a configuration file has it, before anything is checked.
 *
 * @param pid its kind, what stands before {@code ~}
 * @param name what stands after it
 * @param values what it sets, in the file's order: by key a String, Long, Double, Boolean, or a
 *     List of them; names of other parts are Strings
 */
public record FilePart(String pid, String name, Map<String, Object> values) {
    public FilePart {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The part's key in a file, {@code <pid>~<name>}. */
    public String id() {
        return pid + "~" + name;
    }
}
