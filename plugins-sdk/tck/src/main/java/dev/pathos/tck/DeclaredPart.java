package dev.pathos.tck;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.task.Classifier;
import dev.pathos.api.task.DownstreamTask;
import dev.pathos.api.task.PretextTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A component as its bundle declares it (OSGi Compendium Release 8, chapters 105 and 112).
 *
 * @param name the component's name
 * @param pids what configurations call it
 * @param required whether it comes to life only when it is configured
 * @param services full names of the interfaces that it provides
 */
record DeclaredPart(String name, List<String> pids, boolean required, List<String> services) {
    private static final String COMPONENTS = "Service-Component";
    private static final String METATYPE = "OSGI-INF/metatype";

    /** The types of keys that configurations know. */
    static final Set<String> TYPES = Set.of("String", "Integer", "Long", "Double", "Boolean");

    /** What parts of an experiment provide. */
    static final Set<String> SERVICES =
            Stream.of(
                            Corpus.class,
                            Protocol.class,
                            FeatureExtractor.class,
                            FaceAnalyzer.class,
                            PretextTask.class,
                            DownstreamTask.class,
                            Classifier.class,
                            Encoder.class)
                    .map(Class::getName)
                    .collect(Collectors.toCollection(TreeSet::new));

    /** The components of a bundle that configurations can name: parts, and others that wait. */
    static List<DeclaredPart> of(PluginBundle bundle) throws IOException {
        List<DeclaredPart> parts = new ArrayList<>();
        for (String file : bundle.clauses(COMPONENTS).keySet()) {
            for (Element component : elements(bundle.file(file), "component")) {
                DeclaredPart part = read(component);
                if (part.offered() || part.required) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /** Whether it is a part of an experiment. */
    boolean offered() {
        return services.stream().anyMatch(SERVICES::contains);
    }

    private static DeclaredPart read(Element component) {
        String name = component.getAttribute("name");
        String pids = component.getAttribute("configuration-pid");
        return new DeclaredPart(
                name,
                pids.isEmpty() ? List.of(name) : List.of(pids.split("\\s+")),
                component.getAttribute("configuration-policy").equals("require"),
                list(component.getElementsByTagNameNS("*", "provide")).stream()
                        .map(provide -> provide.getAttribute("interface"))
                        .toList());
    }

    /** The PIDs whose keys the bundle describes, of which any number may be configured. */
    static Set<String> described(PluginBundle bundle) throws IOException {
        Set<String> pids = new TreeSet<>();
        for (Element designate : metatype(bundle, "Designate")) {
            pids.add(designate.getAttribute("factoryPid"));
        }
        return pids;
    }

    /** The keys that the bundle describes with a type that configurations do not know. */
    static List<String> strangeKeys(PluginBundle bundle) throws IOException {
        return metatype(bundle, "AD").stream()
                .filter(key -> !TYPES.contains(key.getAttribute("type")))
                .map(key -> key.getAttribute("id") + " of type " + key.getAttribute("type"))
                .toList();
    }

    private static List<Element> metatype(PluginBundle bundle, String tag) throws IOException {
        Path folder = bundle.file(METATYPE);
        List<Element> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                    found.addAll(elements(file, tag));
                }
            }
        }
        return found;
    }

    private static List<Element> elements(Path file, String tag) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().parse(in);
            return list(document.getElementsByTagNameNS("*", tag));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
