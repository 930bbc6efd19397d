package dev.pathos.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the components that a jar declares (OSGi Compendium, 112 and 105), without its code being
 * loaded.
 */
final class Offers {
    private static final String METATYPE = "OSGI-INF/metatype/";

    private Offers() {}

    /**
     * The components of a jar.
     *
     * @param jar the jar
     * @param descriptions its header {@code Service-Component}: paths, the last name of which may
     *     contain {@code *}
     * @throws IOException if one of the documents is missing or is no XML
     */
    static List<Offer> of(JarFile jar, String descriptions) throws IOException {
        Set<String> described = described(jar);
        List<Offer> offers = new ArrayList<>();
        for (String path : descriptions.split("\\s*,\\s*")) {
            for (ZipEntry entry : entries(jar, path.strip())) {
                for (Element component : all(root(jar, entry), "component")) {
                    offers.add(offer(component, described));
                }
            }
        }
        return offers;
    }

    private static List<ZipEntry> entries(JarFile jar, String path) throws IOException {
        if (path.isEmpty()) {
            return List.of();
        }
        if (path.contains("*")) {
            String[] literals = path.split("\\*", -1);
            Pattern pattern =
                    Pattern.compile(
                            String.join(
                                    "[^/]*",
                                    List.of(literals).stream().map(Pattern::quote).toList()));
            return jar.stream()
                    .filter(e -> pattern.matcher(e.getName()).matches())
                    .map(ZipEntry.class::cast)
                    .toList();
        }
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            throw new IOException(
                    "its header Service-Component names " + path + ", which is missing");
        }
        return List.of(entry);
    }

    private static Offer offer(Element component, Set<String> described) {
        String type =
                all(component, "implementation").stream()
                        .map(e -> e.getAttribute("class"))
                        .findFirst()
                        .orElse("");
        String name = component.getAttribute("name");
        name = name.isEmpty() ? type : name;
        String pid = component.getAttribute("configuration-pid");
        // several PIDs, of which a factory is the last
        pid = pid.isEmpty() ? name : pid.strip().replaceFirst(".*\\s", "").replace("$", name);
        return new Offer(
                name,
                type,
                pid,
                component.getAttribute("configuration-policy").equals("require"),
                all(component, "provide").stream().map(e -> e.getAttribute("interface")).toList(),
                described.contains(pid));
    }

    /** The PIDs for which Metatype describes what a configuration may hold. */
    private static Set<String> described(JarFile jar) throws IOException {
        Set<String> pids = new HashSet<>();
        List<ZipEntry> documents =
                jar.stream()
                        .filter(e -> e.getName().startsWith(METATYPE))
                        .filter(e -> e.getName().endsWith(".xml"))
                        .map(ZipEntry.class::cast)
                        .toList();
        for (ZipEntry entry : documents) {
            for (Element designate : all(root(jar, entry), "Designate")) {
                pids.add(designate.getAttribute("factoryPid"));
            }
        }
        return pids;
    }

    private static Element root(JarFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(entry.getName() + ": " + e.getMessage(), e);
        }
    }

    /** The elements of a name, the given one included. */
    private static List<Element> all(Element within, String name) {
        List<Element> found = new ArrayList<>();
        if (name.equals(within.getLocalName())) {
            found.add(within);
        }
        NodeList below = within.getElementsByTagNameNS("*", name);
        for (int i = 0; i < below.getLength(); i++) {
            found.add((Element) below.item(i));
        }
        return found;
    }
}
