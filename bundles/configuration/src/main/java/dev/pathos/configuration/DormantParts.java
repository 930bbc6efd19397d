package dev.pathos.configuration;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        try {
            Element component = Documents.root(document);
            String name = component.getAttribute("name");
            String pid = component.getAttribute("configuration-pid");
            if (component.getAttribute("configuration-policy").equals("require")) {
                kinds.add(
                        new Kind(
                                pid.isEmpty() ? name : pid,
                                name,
                                "",
                                Declarations.origin(bundle),
                                services(component),
                                List.of(),
                                Map.of(),
                                List.of(),
                                hindrance(bundle)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(bundle + " has an unreadable " + path, e);
        }
    }

    private static List<String> services(Element component) {
        return Documents.below(component, "provide").stream()
                .map(provided -> provided.getAttribute("interface"))
                .toList();
    }

    private String hindrance(Bundle bundle) {
        if (bundle.getState() == Bundle.RESOLVED) {
            return notStarted(bundle);
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
                .orElseGet(() -> notStarted(bundle));
    }

    private static String notStarted(Bundle bundle) {
        return "its bundle is not started; start it with: start " + bundle.getBundleId();
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
