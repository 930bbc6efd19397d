package dev.pathos.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Requirement;

/**
 * A requirement of a bundle that nothing here provides.
 *
 * @param need the requirement
 * @param context tells what is installed
 * @param shelf tells what could be
 */
record UnmetNeed(Requirement need, BundleContext context, Shelf shelf) {
    /** What is missing, as the end of a sentence. */
    String words() {
        List<String> others =
                exporters().stream()
                        .map(
                                found ->
                                        found.getAttributes().get("version")
                                                + " of "
                                                + found.getRevision().getSymbolicName())
                        .toList();
        return Needs.words(need)
                + (others.isEmpty()
                        ? ", which nothing here provides"
                        : ", and here is only " + String.join(" and ", others));
    }

    String remedy() {
        String wanted = Needs.packageOf(need);
        if (!wanted.isEmpty()) {
            return shelf.exporting(wanted).orElse("add a bundle that exports it");
        }
        Optional<String> host =
                need.getNamespace().equals(HostNamespace.HOST_NAMESPACE)
                        ? shelf.named(Needs.name(need))
                        : Optional.empty();
        return host.orElse("add a bundle that provides it, or take this one away");
    }

    /** Who exports the package, though in another version. */
    private List<BundleCapability> exporters() {
        String name = Needs.packageOf(need);
        List<BundleCapability> found = new ArrayList<>();
        for (Bundle bundle : name.isEmpty() ? new Bundle[0] : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            for (BundleCapability each :
                    revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                if (name.equals(each.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))) {
                    found.add(each);
                }
            }
        }
        return found;
    }
}
