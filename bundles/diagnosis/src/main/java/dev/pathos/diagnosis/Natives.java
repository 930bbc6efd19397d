package dev.pathos.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Native code that a bundle says it has, by the capability {@value #NAMESPACE}.
 *
 * @param library the library that it belongs to, such as {@code dl4j}
 * @param classifier what it was built for, such as {@code linux-x86_64-onednn-avx2}
 * @param bundle the bundle that has it
 */
record Natives(String library, String classifier, Bundle bundle) {
    static final String NAMESPACE = "dev.pathos.natives";

    /** All that installed bundles have. */
    static List<Natives> of(BundleContext context) {
        List<Natives> natives = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            for (BundleCapability each : revision.getDeclaredCapabilities(NAMESPACE)) {
                // Libraries say in the same namespace which native code they take.
                if (each.getAttributes().get("library") instanceof String library) {
                    String classifier = String.valueOf(each.getAttributes().get("classifier"));
                    natives.add(new Natives(library, classifier, bundle));
                }
            }
        }
        return natives;
    }

    /** Whether the framework has taken it, alone or as a fragment of its library. */
    boolean used() {
        return bundle.getState() != Bundle.INSTALLED;
    }
}
