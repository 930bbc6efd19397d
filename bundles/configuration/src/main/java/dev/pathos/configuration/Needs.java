package dev.pathos.configuration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;

/** Puts what a bundle requires into words. */
final class Needs {
    private static final Pattern FROM = Pattern.compile("\\(version>=([\\w.]+)\\)");
    private static final Pattern TO = Pattern.compile("\\(!\\(version>=([\\w.]+)\\)\\)");
    private static final Pattern JAVA = Pattern.compile("\\(version=([\\d.]+)\\)");

    private Needs() {}

    /** Whether a bundle cannot be resolved without it. */
    static boolean mandatory(Requirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(
                        directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && Namespace.EFFECTIVE_RESOLVE.equals(
                        directives.getOrDefault(
                                Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE,
                                Namespace.EFFECTIVE_RESOLVE));
    }

    /** The package that it wants, or empty if it wants something else. */
    static String packageOf(Requirement requirement) {
        return named(requirement, PackageNamespace.PACKAGE_NAMESPACE);
    }

    /** The name that it asks for in its namespace, or empty. */
    static String name(Requirement requirement) {
        return named(requirement, requirement.getNamespace());
    }

    private static String named(Requirement requirement, String attribute) {
        Matcher name =
                Pattern.compile("\\(" + attribute + "=([^)]*)\\)").matcher(filter(requirement));
        return name.find() ? name.group(1) : "";
    }

    /** What it wants, such as {@code the package a.b from version 1.2 to below 2}. */
    static String words(Requirement requirement) {
        String namespace = requirement.getNamespace();
        String filter = filter(requirement);
        if (namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            Matcher version = JAVA.matcher(filter);
            return "Java "
                    + (version.find() ? version.group(1) : filter)
                    + " (this is "
                    + Runtime.version().feature()
                    + ")";
        }
        if (namespace.equals(NativeNamespace.NATIVE_NAMESPACE)) {
            return "another machine than this, " + filter;
        }
        String name = name(requirement);
        if (name.isEmpty()) {
            return namespace + " " + filter;
        }
        boolean isPackage = namespace.equals(PackageNamespace.PACKAGE_NAMESPACE);
        return (isPackage ? "the package " : namespace + " ") + name + range(filter);
    }

    private static String range(String filter) {
        Matcher to = TO.matcher(filter);
        String upper = to.find() ? " to below " + to.group(1) : "";
        Matcher from = FROM.matcher(filter.replace("(!(version>=", "(!("));
        return (from.find() ? " from version " + from.group(1) : "") + upper;
    }

    private static String filter(Requirement requirement) {
        return requirement.getDirectives().getOrDefault("filter", "");
    }
}
