package dev.pathos.configuration;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds the components of bundles that are installed but not started, unknown to SCR. */
final class DormantParts {
    private final BundleContext context;
    private final Bundles bundles;

    DormantParts(BundleContext context, Bundles bundles) {
        this.context = context;
        this.bundles = bundles;
    }

    /**
     * Such a component.
     *
     * @param bundle its bundle
     * @param described what its document says
     */
    record Dormant(Bundle bundle, ComponentDocument described) {}

    /** All of them. */
    List<Dormant> components() {
        List<Dormant> components = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            String documents = bundle.getHeaders("").get("Service-Component");
            boolean dormant =
                    bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED;
            if (dormant && documents != null) {
                for (String path : documents.split("\\s*,\\s*")) {
                    URL document = bundle.getEntry(path);
                    if (document != null) {
                        components.add(new Dormant(bundle, read(document)));
                    }
                }
            }
        }
        return components;
    }

    private static ComponentDocument read(URL document) {
        try {
            return ComponentDocument.of(Documents.root(document));
        } catch (IOException e) {
            throw new IllegalStateException(document + " is unreadable", e);
        }
    }

    /** The kinds of parts among them, without settings, each with its hindrance. */
    List<Kind> read() {
        return components().stream()
                .filter(dormant -> !dormant.described().pid().isEmpty())
                .map(this::kind)
                .toList();
    }

    private Kind kind(Dormant dormant) {
        ComponentDocument described = dormant.described();
        return new Kind(
                described.pid(),
                described.name(),
                "",
                Declarations.origin(dormant.bundle()),
                described.services(),
                List.of(),
                Map.of(),
                List.of(),
                bundles.cause(dormant.bundle(), Trail.START).root().clause());
    }
}
