package dev.pathos.pipeline;

import dev.pathos.api.composition.Composition;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Where a task comes from, enough to make it again.
 *
 * @param name its part's name
 * @param kind what stands before {@code ~} in a configuration
 * @param settings its settings, {@code <name>.<key>=<value>}
 * @param location of the bundle in the framework, or empty for the newest that offers the kind
 * @param bundle symbolic name and version of the bundle
 * @param sha256 of the bundle
 */
record Source(
        String name,
        String kind,
        List<String> settings,
        String location,
        String bundle,
        String sha256) {
    /** Of tasks that did not come from a bundle. */
    static final Source NONE = new Source("", "", List.of(), "", "", "");

    private static final String FACTORY = "service.factoryPid";
    private static final String BUNDLE = "service.bundleid";

    Source {
        settings = List.copyOf(settings);
    }

    /** A part that is asked for as {@code <kind>} or {@code <kind>~<name>}. */
    static Source asked(String part, List<String> settings) {
        int tilde = part.indexOf('~');
        String kind = tilde < 0 ? part : part.substring(0, tilde);
        return new Source(part.substring(tilde + 1), kind, settings, "", "", "");
    }

    /** The source of a living part. */
    static Source of(Map<String, Object> properties, BundleContext context) {
        String name = String.valueOf(properties.get(Composition.PART));
        List<String> settings = new ArrayList<>();
        new TreeMap<>(properties)
                .forEach(
                        (key, value) -> {
                            if (given(key)) {
                                settings.add(name + "." + key + "=" + text(value));
                            }
                        });
        String kind = String.valueOf(properties.getOrDefault(FACTORY, ""));
        Bundle bundle = properties.get(BUNDLE) instanceof Long id ? context.getBundle(id) : null;
        return bundle == null
                ? new Source(name, kind, settings, "", "", "")
                : new Source(
                        name,
                        kind,
                        settings,
                        bundle.getLocation(),
                        bundle.getSymbolicName() + " " + bundle.getVersion(),
                        Origin.digest(bundle.getLocation()));
    }

    /** The part as the composer takes it. */
    String part() {
        return kind + "~" + name;
    }

    /** The same kind, name and settings from the newest bundle. */
    Source newest() {
        return new Source(name, kind, settings, "", "", "");
    }

    /** The same from a bundle that lies there. */
    Source at(String where) {
        return new Source(name, kind, settings, where, bundle, sha256);
    }

    /** Whether a property is a setting of the part, and not the platform's. */
    private static boolean given(String key) {
        return !key.startsWith("pathos.")
                && !key.startsWith("service.")
                && !key.startsWith("component.")
                && !key.startsWith("felix.")
                && !key.startsWith(".")
                && !key.equals("objectClass")
                && !key.endsWith(".target")
                && !key.endsWith(".cardinality.minimum");
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> String.valueOf(Array.get(value, i)))
                    .collect(Collectors.joining(","));
        }
        return value.toString();
    }

    /** Adds the keys to a record. */
    void into(Map<String, Object> record) {
        record.put("name", name);
        record.put("kind_of_part", kind);
        record.put("settings", settings);
        record.put("bundle", bundle);
        record.put("sha256", sha256);
    }

    /** From a record that {@link #into} wrote. */
    static Source of(JsonObject record) {
        return new Source(
                record.getString("name"),
                record.getString("kind_of_part"),
                record.getJsonArray("settings").getValuesAs(JsonString::getString),
                "",
                record.getString("bundle"),
                record.getString("sha256"));
    }
}
