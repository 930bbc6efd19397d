package dev.pathos.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

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
                try (InputStream in = document.openStream()) {
                    read(in);
                }
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

    private void read(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList definitions =
                    factory.newDocumentBuilder().parse(in).getElementsByTagName("OCD");
            for (int i = 0; i < definitions.getLength(); i++) {
                Element definition = (Element) definitions.item(i);
                NodeList attributes = definition.getElementsByTagName("AD");
                for (int j = 0; j < attributes.getLength(); j++) {
                    Element attribute = (Element) attributes.item(j);
                    ranges.put(
                            definition.getAttribute("id") + "#" + attribute.getAttribute("id"),
                            new Range(
                                    attribute.getAttribute("min"), attribute.getAttribute("max")));
                }
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
