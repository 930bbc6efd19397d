package dev.pathos.api.feature;

import dev.pathos.api.composition.Composition;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that decides what an extractor gives for a sound, or a face analyzer for a video, in
 * words that are the same in every process: its kind, its declared revision, its settings and the
 * bundle it comes from.
 */
public final class ExtractorIdentity {
    private static final String NAME = "component.name";
    private static final String TARGET = ".target";
    private static final String MINIMUM = ".cardinality.minimum";

    private ExtractorIdentity() {}

    /**
     * The identity of an extractor.
     *
     * @param properties the properties of its service; what the framework, Declarative Services or
     *     the composition added is left out, so that the same settings in another run, wired to
     *     other names, are the same
     * @param extractor the extractor
     * @return {@code <kind> revision <revision> {<key>=<value>, ...} of <bundle>}, keys in order;
     *     the bundle is {@link Composition#BUNDLE}, which for a snapshot carries its SHA-256
     */
    public static String of(Map<String, ?> properties, FeatureExtractor extractor) {
        return of(properties, extractor, extractor.revision());
    }

    /**
     * The identity of any part whose results are kept.
     *
     * @param properties the properties of its service, as above
     * @param part the part
     * @param revision what it says of itself
     * @return as above
     */
    public static String of(Map<String, ?> properties, Object part, String revision) {
        Object bundle = properties.get(Composition.BUNDLE);
        return Objects.toString(properties.get(NAME), part.getClass().getName())
                + " revision "
                + revision
                + " "
                + settings(properties)
                + (bundle == null ? "" : " of " + bundle);
    }

    /**
     * The kind that an identity begins with.
     *
     * @param identity what {@link #of} gave
     * @return the name of the component, such as {@code mel-spectrogram}
     */
    public static String kind(String identity) {
        return identity.substring(0, Math.max(0, identity.indexOf(" revision ")));
    }

    private static Map<String, String> settings(Map<String, ?> properties) {
        Map<String, String> own = new TreeMap<>();
        properties.forEach(
                (key, value) -> {
                    if (!ofPlatform(key) && !ofWiring(key, properties)) {
                        own.put(key, text(value));
                    }
                });
        return own;
    }

    private static boolean ofPlatform(String key) {
        return key.startsWith("pathos.")
                || key.startsWith("service.")
                || key.startsWith("component.")
                || key.startsWith("felix.")
                || key.startsWith("osgi.ds.")
                || key.equals("objectClass");
    }

    /** Names of runs and parts stand there; what wraps another extractor tells it itself. */
    private static boolean ofWiring(String key, Map<String, ?> properties) {
        String target =
                key.endsWith(MINIMUM)
                        ? key.substring(0, key.length() - MINIMUM.length()) + TARGET
                        : key;
        return target.endsWith(TARGET)
                && properties.get(target) instanceof String filter
                && filter.startsWith("(");
    }

    private static String text(Object value) {
        if (!value.getClass().isArray()) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(value); i++) {
            text.append(i == 0 ? "" : ", ").append(Array.get(value, i));
        }
        return text.append(']').toString();
    }
}
