package dev.pathos.features;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence what the framework's resolver takes a page for. */
public final class ResolverMessage {
    private static final Pattern MISSING =
            Pattern.compile(
                    "missing requirement \\[[^]]*](?:\\([^)]*\\)])? ([\\w.]+); ?(\\(.*?\\))(?: |]|$)");
    private static final Pattern TWO_PROVIDERS =
            Pattern.compile("exposed to package '([^']+)' from resources (\\S+) .*? and (\\S+) ");
    private static final Pattern FROM = Pattern.compile("(?<!\\(!)\\(version>=([\\d.]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([\\d.]+)\\)\\)");
    private static final String PACKAGE = "osgi.wiring.package";

    private ResolverMessage() {}

    /**
     * Turns the resolver's message into what is needed and what to do.
     *
     * @param message as the framework gives it
     * @return a sentence without its subject, which is the bundle, and one that says what to do
     */
    public static String explain(String message) {
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
        if (namespace.equals(PACKAGE)) {
            return "needs "
                    + needed(namespace, filter)
                    + ", which no bundle here exports. Add the feature with the bundle that does.";
        }
        return "needs " + needed(namespace, filter) + ", which nothing here provides.";
    }

    /**
     * A requirement in words.
     *
     * @param namespace what kind of thing is needed
     * @param filter which of them, as LDAP filters are written
     * @return such as {@code the package org.p from version 1.2 to below 2}
     */
    public static String needed(String namespace, String filter) {
        if (namespace.equals(PACKAGE)) {
            return "the package "
                    + filter.replaceFirst(".*osgi\\.wiring\\.package=([^)]*)\\).*", "$1")
                    + versions(filter);
        }
        return namespace + " " + filter;
    }

    private static String versions(String filter) {
        Matcher from = FROM.matcher(filter);
        Matcher to = BELOW.matcher(filter);
        boolean lower = from.find();
        return (lower ? " from version " + from.group(1) : "")
                + (to.find() ? (lower ? " to below " : " below version ") + to.group(1) : "");
    }
}
