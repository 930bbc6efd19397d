package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.ResolverMessage;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Says in a sentence why a bundle cannot be used, and names the feature that asks for it. */
final class Unresolved {
    private Unresolved() {}

    /**
     * Checks that a fragment was attached to its host; a host that does not resolve says why
     * itself.
     *
     * @throws LaunchProblem if not
     */
    static void checkFragment(Bundle bundle, BundleEntry entry, Set<Bundle> all) {
        if (Platform.isFragment(bundle)
                && bundle.getState() == Bundle.INSTALLED
                && hosted(bundle, all)) {
            throw new LaunchProblem(
                    name(bundle, entry)
                            + " does not fit this machine or its host "
                            + bundle.getHeaders().get("Fragment-Host")
                            + ". Build the native bundles on this machine.");
        }
    }

    private static boolean hosted(Bundle fragment, Set<Bundle> all) {
        String host = fragment.getHeaders().get("Fragment-Host").replaceFirst(";.*", "").strip();
        return all.stream()
                .filter(bundle -> host.equals(bundle.getSymbolicName()))
                .anyMatch(bundle -> bundle.getState() != Bundle.INSTALLED);
    }

    /** Returns the problem of a bundle that the framework could not start. */
    static LaunchProblem problem(Bundle bundle, BundleEntry entry, Throwable failure) {
        if (failure instanceof BundleException e && e.getType() == BundleException.RESOLVE_ERROR) {
            return new LaunchProblem(
                    name(bundle, entry) + " " + ResolverMessage.explain(e.getMessage()), e);
        }
        Throwable cause = Failure.rootOf(failure);
        return new LaunchProblem(
                name(bundle, entry)
                        + " does not start: "
                        + Failure.describe(cause)
                        + ". Repair it or take it out of the feature.",
                failure);
    }

    /** A bundle, and the feature that asks for it. */
    static String name(Bundle bundle, BundleEntry entry) {
        return "Bundle "
                + bundle.getSymbolicName()
                + " "
                + bundle.getVersion()
                + (entry == null ? "" : " of " + entry.feature());
    }
}
