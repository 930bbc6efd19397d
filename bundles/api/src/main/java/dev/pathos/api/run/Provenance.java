package dev.pathos.api.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a result comes from: bundles, configuration, data and machine, as plain values.
 *
 * @param bundles version and SHA-256 of every bundle by symbolic name, as {@code version
 *     sha256:hex}
 * @param configuration the digest of the resolved configuration
 * @param data the digest of every input by identifier
 * @param environment Java, operating system, processor and native library in words
 */
public record Provenance(
        SortedMap<String, String> bundles,
        String configuration,
        SortedMap<String, String> data,
        SortedMap<String, String> environment) {
    public Provenance {
        bundles = new TreeMap<>(bundles);
        data = new TreeMap<>(data);
        environment = new TreeMap<>(environment);
    }

    /**
     * What differs between two provenances, in words, by name of the thing that differs.
     *
     * @param other the other side
     * @return {@code here -> there} for each difference; empty when the two agree
     */
    public SortedMap<String, String> differences(Provenance other) {
        SortedMap<String, String> found = new TreeMap<>();
        compare("bundle ", bundles, other.bundles, found);
        compare("data ", data, other.data, found);
        compare("environment ", environment, other.environment, found);
        if (!configuration.equals(other.configuration)) {
            found.put("configuration", configuration + " -> " + other.configuration);
        }
        return found;
    }

    private static void compare(
            String kind, Map<String, String> a, Map<String, String> b, Map<String, String> found) {
        TreeMap<String, String> all = new TreeMap<>(a);
        all.putAll(b);
        for (String key : all.keySet()) {
            String here = a.getOrDefault(key, "absent");
            String there = b.getOrDefault(key, "absent");
            if (!here.equals(there)) {
                found.put(kind + key, here + " -> " + there);
            }
        }
    }
}
