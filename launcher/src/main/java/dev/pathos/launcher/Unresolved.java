package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.ResolverMessage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Says in a sentence why a bundle cannot be used, and names the feature that asks for it. */
final class Unresolved {
    private Unresolved() {}

    /**
     * Checks that a fragment was attached to its host.
     *
     * @throws LaunchProblem if not
     */
    static void checkFragment(Bundle bundle, BundleEntry entry) {
        if (Platform.isFragment(bundle) && bundle.getState() == Bundle.INSTALLED) {
            throw new LaunchProblem(
                    name(bundle, entry)
                            + " does not fit this machine or its host "
                            + bundle.getHeaders().get("Fragment-Host")
                            + ". Build the native bundles on this machine.");
        }
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

    private static String name(Bundle bundle, BundleEntry entry) {
        return "Bundle "
                + bundle.getSymbolicName()
                + " "
                + bundle.getVersion()
                + (entry == null ? "" : " of " + entry.feature());
    }
}
