package dev.pathos.configuration;

import dev.pathos.api.composition.Composition;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A part with every setting typed and every reference resolved to names.
 *
 * @param kind its kind
 * @param name what stands after {@code ~}
 * @param order its position in the file, from 0
 * @param settings every key of the kind, defaults filled in
 * @param wires the parts that each reference takes, maybe none; references that only the platform
 *     serves are missing
 */
record CheckedPart(
        Kind kind,
        String name,
        int order,
        SortedMap<String, Object> settings,
        Map<Link, List<String>> wires) {
    /** A filter that no service matches: each has an {@code objectClass}. */
    private static final String NOTHING = "(!(objectClass=*))";

    /** The part's key in the file. */
    String id() {
        return kind.pid() + "~" + name;
    }

    /**
     * The configuration that brings the part to life, wired to parts of the same run only.
     *
     * @param run the id of the run
     * @return what Configuration Admin is to deliver
     */
    Dictionary<String, Object> properties(String run) {
        Dictionary<String, Object> properties = new Hashtable<>();
        settings.forEach(properties::put);
        wires.forEach(
                (link, names) -> {
                    properties.put(link.name() + ".target", target(run, names));
                    if (!names.isEmpty() && (link.multiple() || !link.mandatory())) {
                        // Else SCR would start the part before all that it names are there.
                        properties.put(link.name() + ".cardinality.minimum", names.size());
                    }
                });
        properties.put(Composition.RUN, run);
        properties.put(Composition.PART, name);
        properties.put(Composition.ORDER, order);
        return properties;
    }

    /** The filter that matches the parts of those names in that run, and nothing else. */
    static String target(String run, List<String> names) {
        if (names.isEmpty()) {
            return NOTHING;
        }
        String any =
                names.stream()
                        .map(name -> "(" + Composition.PART + "=" + name + ")")
                        .collect(Collectors.joining());
        return "(&("
                + Composition.RUN
                + "="
                + run
                + ")"
                + (names.size() == 1 ? any : "(|" + any + ")")
                + ")";
    }
}
