package dev.pathos.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A component of Declarative Services, as its bundle describes it.
 *
 * @param name its name
 * @param pid what configurations call it
 * @param part whether it comes to life only when it is configured
 * @param services full names of the interfaces that it provides
 * @param needs full names of the interfaces of its mandatory references
 * @param commands the shell commands that it is
 */
record Component(
        String name,
        String pid,
        boolean part,
        List<String> services,
        List<String> needs,
        List<String> commands) {
    private static final String FUNCTION = "osgi.command.function";

    /**
     * Reads a description.
     *
     * @param xml the document
     * @return the components in it
     * @throws IOException if it cannot be read or is no such document
     */
    static List<Component> read(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
            return root.getLocalName().equals("component")
                    ? List.of(of(root))
                    : below(root, "component").stream().map(Component::of).toList();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Component of(Element component) {
        String name = component.getAttribute("name");
        String pid = component.getAttribute("configuration-pid");
        return new Component(
                name,
                pid.isEmpty() || pid.equals("$") ? name : pid,
                component.getAttribute("configuration-policy").equals("require"),
                below(component, "provide").stream().map(p -> p.getAttribute("interface")).toList(),
                below(component, "reference").stream()
                        .filter(reference -> !reference.getAttribute("cardinality").startsWith("0"))
                        .map(reference -> reference.getAttribute("interface"))
                        .distinct()
                        .toList(),
                below(component, "property").stream()
                        .filter(property -> property.getAttribute("name").equals(FUNCTION))
                        .flatMap(property -> values(property).stream())
                        .toList());
    }

    private static List<String> values(Element property) {
        String value = property.getAttribute("value");
        return value.isEmpty()
                ? property.getTextContent().strip().lines().toList()
                : List.of(value);
    }

    private static List<Element> below(Element element, String name) {
        NodeList nodes = element.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
