package dev.pathos.plugins;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Who uses a bundle: configurations bound to it, and bundles wired to it. */
final class Usage {
    private final ConfigurationAdmin admin;

    Usage(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** Whether anybody would miss it. */
    boolean any(Bundle bundle) {
        return !configurations(bundle).isEmpty() || !dependents(bundle).isEmpty();
    }

    /** The PIDs of the configurations that are bound to its location. */
    List<String> configurations(Bundle bundle) {
        String location = bundle.getLocation().replaceAll("[\\\\*()]", "\\\\$0");
        try {
            Configuration[] bound =
                    admin.listConfigurations(
                            "(" + ConfigurationAdmin.SERVICE_BUNDLELOCATION + "=" + location + ")");
            return bound == null
                    ? List.of()
                    : Arrays.stream(bound).map(Configuration::getFactoryPid).toList();
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException("configurations cannot be listed", e);
        }
    }

    /** Other bundles that take packages from it. */
    List<Bundle> dependents(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null
                ? List.of()
                : wiring.getProvidedWires(null).stream()
                        .map(w -> w.getRequirer().getBundle())
                        .filter(b -> b != bundle && b.getState() != Bundle.UNINSTALLED)
                        .distinct()
                        .toList();
    }
}
