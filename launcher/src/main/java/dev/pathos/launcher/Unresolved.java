package dev.pathos.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Says in a sentence why a bundle cannot be used, where the framework takes a page. */
final class Unresolved {
    private static final Pattern MISSING =
            Pattern.compile(
                    "missing requirement \\[[^]]*](?:\\([^)]*\\)])? ([\\w.]+); ?(\\(.*?\\))(?: |]|$)");
    private static final Pattern TWO_PROVIDERS =
            Pattern.compile("exposed to package '([^']+)' from resources (\\S+) .*? and (\\S+) ");

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
            return new LaunchProblem(name(bundle, entry) + " " + explain(e.getMessage()), e);
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

    /** Turns the resolver's message into what is needed and what to do. */
    static String explain(String message) {
        Matcher two = TWO_PROVIDERS.matcher(message);
        if (two.find()) {
            return "meets the package "
                    + two.group(1)
                    + " of both "
                    + two.group(2)
                    + " and "
                    + two.group(3)
                    + ". Split it so that each part uses one of them.";
        }
        String namespace = null;
        String filter = null;
        // The last one is the root: those before it only need bundles that need it.
        for (Matcher missing = MISSING.matcher(message); missing.find(); ) {
            namespace = missing.group(1);
            filter = missing.group(2);
        }
        if (filter == null) {
            return "does not resolve: " + message.lines().findFirst().orElse(message);
        }
        if (namespace.equals("osgi.wiring.package")) {
            return "needs the package "
                    + filter.replaceFirst(".*osgi\\.wiring\\.package=([^)]*)\\).*", "$1")
                    + versions(filter)
                    + ", which no bundle here exports. Add the feature with the bundle that does.";
        }
        return "needs " + namespace + " " + filter + ", which nothing here provides.";
    }

    private static String versions(String filter) {
        Matcher from = Pattern.compile("\\(version>=([\\d.]+)\\)").matcher(filter);
        Matcher to = Pattern.compile("\\(!\\(version>=([\\d.]+)\\)\\)").matcher(filter);
        return (from.find() ? " from version " + from.group(1) : "")
                + (to.find() ? " to below " + to.group(1) : "");
    }
}
