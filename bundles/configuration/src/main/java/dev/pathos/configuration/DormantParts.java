package dev.pathos.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Finds the parts of bundles that are installed but not started, of which SCR knows nothing. */
final class DormantParts {
    private static final Pattern PACKAGE =
            Pattern.compile("\\(" + PackageNamespace.PACKAGE_NAMESPACE + "=([^)]*)\\)");

    private final BundleContext context;

    DormantParts(BundleContext context) {
        this.context = context;
    }

    /** The kinds of such bundles, without settings, each with its hindrance. */
    List<Kind> read() {
        List<Kind> kinds = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            String components = bundle.getHeaders("").get("Service-Component");
            boolean dormant =
                    bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED;
            if (dormant && components != null) {
                for (String path : components.split("\\s*,\\s*")) {
                    add(bundle, path, kinds);
                }
            }
        }
        return kinds;
    }

    private void add(Bundle bundle, String path, List<Kind> kinds) {
        URL document = bundle.getEntry(path);
        if (document == null) {
            return;
        }
        try (InputStream in = document.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element component = factory.newDocumentBuilder().parse(in).getDocumentElement();
            String name = component.getAttribute("name");
            String pid = component.getAttribute("configuration-pid");
            if (component.getAttribute("configuration-policy").equals("require")) {
                kinds.add(
                        new Kind(
                                pid.isEmpty() ? name : pid,
                                name,
                                Declarations.origin(bundle),
                                services(component),
                                Map.of(),
                                List.of(),
                                hindrance(bundle)));
            }
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(bundle + " has an unreadable " + path, e);
        }
    }

    private static List<String> services(Element component) {
        NodeList provided = component.getElementsByTagName("provide");
        List<String> services = new ArrayList<>();
        for (int i = 0; i < provided.getLength(); i++) {
            services.add(((Element) provided.item(i)).getAttribute("interface"));
        }
        return services;
    }

    private String hindrance(Bundle bundle) {
        if (bundle.getState() == Bundle.RESOLVED) {
            return "its bundle is not started; start it with: start " + bundle.getBundleId();
        }
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        return bundle.adapt(BundleRevision.class).getRequirements(null).stream()
                .filter(DormantParts::counts)
                .filter(
                        requirement ->
                                wiring.findProviders(requirement).stream()
                                        .noneMatch(DormantParts::resolved))
                .findFirst()
                .map(requirement -> "its bundle does not resolve: it needs " + words(requirement))
                .orElse("its bundle is not resolved yet");
    }

    private static boolean counts(Requirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(
                        directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && Namespace.EFFECTIVE_RESOLVE.equals(
                        directives.getOrDefault(
                                Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE,
                                Namespace.EFFECTIVE_RESOLVE));
    }

    private static boolean resolved(BundleCapability capability) {
        return capability.getRevision().getWiring() != null;
    }

    private static String words(Requirement requirement) {
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        Matcher name = PACKAGE.matcher(filter);
        return name.find()
                ? "the package " + name.group(1) + " " + filter
                : requirement.getNamespace() + " " + filter;
    }
}
