package dev.pathos.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the XML documents that bundles carry. */
final class Documents {
    private Documents() {}

    /**
     * Parses a document that may not refer to anything outside itself.
     *
     * @param document where it is
     * @return its root
     * @throws IOException if it cannot be read or is not XML
     */
    static Element root(URL document) throws IOException {
        try (InputStream in = document.openStream()) {
            return root(in, document);
        }
    }

    /**
     * Parses a document that may not refer to anything outside itself.
     *
     * @param in its bytes
     * @param name what it is called in messages
     * @return its root
     * @throws IOException if it cannot be read or is not XML
     */
    static Element root(InputStream in, Object name) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    /** The elements of a name below another. */
    static List<Element> below(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
