package dev.pathos.configuration;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.w3c.dom.Element;

/**
 * Least and greatest values of settings, which a bundle's Metatype documents hold but the Metatype
 * service only tests and does not tell.
 */
final class Bounds {
    /**
     * A range.
     *
     * @param min the least, or empty
     * @param max the greatest, or empty
     */
    record Range(String min, String max) {}

    private static final Range ANY = new Range("", "");

    private final Map<String, Range> ranges = new HashMap<>();

    /**
     * Reads a bundle's documents.
     *
     * @param bundle the bundle; one without documents has no bounds
     * @throws IOException if one cannot be read
     */
    Bounds(Bundle bundle) throws IOException {
        var paths = bundle.getEntryPaths("OSGI-INF/metatype");
        for (String path : paths == null ? List.<String>of() : Collections.list(paths)) {
            URL document = bundle.getEntry(path);
            if (path.endsWith(".xml") && document != null) {
                read(Documents.root(document));
            }
        }
    }

    /**
     * The range of a setting.
     *
     * @param definition the id of the object class definition
     * @param key the id of the attribute
     * @return its range, possibly open
     */
    Range of(String definition, String key) {
        return ranges.getOrDefault(definition + "#" + key, ANY);
    }

    private void read(Element root) {
        for (Element definition : Documents.below(root, "OCD")) {
            for (Element attribute : Documents.below(definition, "AD")) {
                ranges.put(
                        definition.getAttribute("id") + "#" + attribute.getAttribute("id"),
                        new Range(attribute.getAttribute("min"), attribute.getAttribute("max")));
            }
        }
    }
}
