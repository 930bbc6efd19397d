package dev.pathos.launcher;

import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Says in a sentence why a bundle cannot be used, where the resolver takes a page. */
final class Resolution {
    private static final Pattern MISSING =
            Pattern.compile(
                    "missing requirement \\[([^ \\]]+)[^]]*](?:\\([^)]*\\)\\])? ([\\w.]+);(.*)");
    private static final Pattern NAME = Pattern.compile("\\(%s=([^)]+)\\)");

    private Resolution() {}

    /**
     * Checks that a bundle was resolved.
     *
     * @throws LaunchProblem if not, with what is missing
     */
    static void check(Bundle bundle, BundleEntry entry) {
        if (bundle.getState() != Bundle.INSTALLED) {
            return;
        }
        String who = bundle.getSymbolicName() + " " + bundle.getVersion();
        String where = " (asked for by " + entry.feature() + ")";
        if (Platform.isFragment(bundle)) {
            throw new LaunchProblem(
                    "The fragment "
                            + who
                            + where
                            + " does not fit this machine or its host "
                            + bundle.getHeaders().get("Fragment-Host")
                            + " is not there. Build the native bundles on this machine.");
        }
        try {
            bundle.start();
        } catch (BundleException e) {
            throw new LaunchProblem("Bundle " + who + where + " " + explain(e.getMessage()), e);
        }
    }

    /** Turns the resolver's message into what is needed and what to do. */
    static String explain(String resolverMessage) {
        String last = resolverMessage.substring(resolverMessage.lastIndexOf("missing requirement"));
        return last;
    }
}
