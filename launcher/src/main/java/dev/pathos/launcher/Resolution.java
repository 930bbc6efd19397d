package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/**
 * Looks, before anything is started, for bundles that need what no other provides: these are the
 * causes, while the bundles that need them in turn fail first and would be blamed.
 */
final class Resolution {
    private static final Pattern FROM = Pattern.compile("(?<!\\(!)\\(version>=([\\d.]+)\\)");
    private static final Pattern TO = Pattern.compile("\\(!\\(version>=([\\d.]+)\\)\\)");

    private final Framework framework;
    private final Supply supply;

    /**
     * @param framework has all bundles installed, and resolved as far as they can be
     * @param supply tells which bundle could be added
     */
    Resolution(Framework framework, Supply supply) {
        this.framework = framework;
        this.supply = supply;
    }

    /**
     * Checks that nothing is missing.
     *
     * @param installed the bundles and who asks for them
     * @param shell whether those that only a shell needs are started
     * @throws LaunchProblem naming the first bundle that needs what is not there
     */
    void check(Map<Bundle, BundleEntry> installed, boolean shell) {
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        installed.forEach(
                (bundle, entry) -> {
                    boolean wanted = shell || !entry.shellOnly();
                    if (wanted && bundle.getState() == Bundle.INSTALLED) {
                        for (BundleRequirement need :
                                bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
                            if (mandatory(need) && wiring.findProviders(need).isEmpty()) {
                                throw missing(bundle, entry, need);
                            }
                        }
                    }
                });
    }

    private static boolean mandatory(BundleRequirement need) {
        Map<String, String> directives = need.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(
                        directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && Namespace.EFFECTIVE_RESOLVE.equals(
                        directives.getOrDefault(
                                Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE,
                                Namespace.EFFECTIVE_RESOLVE));
    }

    private LaunchProblem missing(Bundle bundle, BundleEntry entry, BundleRequirement need) {
        String who = Unresolved.name(bundle, entry);
        String filter = need.getDirectives().getOrDefault("filter", "");
        Optional<String> advice = supply.advice(need);
        switch (need.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> {
                String what = value(filter, PackageNamespace.PACKAGE_NAMESPACE) + range(filter);
                return new LaunchProblem(
                        who
                                + " needs the package "
                                + what
                                + ", which no bundle here exports. "
                                + advice.orElse("Add the feature with the bundle that does."));
            }
            case HostNamespace.HOST_NAMESPACE -> {
                return new LaunchProblem(
                        who
                                + " is a part of "
                                + value(filter, HostNamespace.HOST_NAMESPACE)
                                + ", which is not among the features. "
                                + advice.orElse("Add it, or take this one out."));
            }
            case NativeNamespace.NATIVE_NAMESPACE -> {
                return new LaunchProblem(
                        who
                                + " does not fit this machine. Build the native bundles on this"
                                + " machine.");
            }
            default -> {
                return new LaunchProblem(
                        who
                                + " needs "
                                + need.getNamespace()
                                + " "
                                + value(filter, need.getNamespace())
                                + range(filter)
                                + ", which nothing here provides. "
                                + advice.orElse("Add a bundle that does."));
            }
        }
    }

    private static String value(String filter, String attribute) {
        Matcher name = Pattern.compile("\\(" + attribute + "=([^)]*)\\)").matcher(filter);
        return name.find() ? name.group(1) : filter;
    }

    private static String range(String filter) {
        Matcher from = FROM.matcher(filter);
        Matcher to = TO.matcher(filter);
        return (from.find() ? " from version " + from.group(1) : "")
                + (to.find() ? " to below " + to.group(1) : "");
    }
}
