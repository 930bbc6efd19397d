package dev.pathos.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Reads what bundles require, out of the filters that the framework makes of their headers. */
final class Requirements {
    private static final Pattern FROM = Pattern.compile("\\((?:bundle-)?version>=([^)]+)\\)");
    private static final Pattern BELOW =
            Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]+)\\)\\)");
    private static final Pattern UP_TO = Pattern.compile("\\((?:bundle-)?version<=([^)]+)\\)");
    private static final Pattern JAVA =
            Pattern.compile("\\(osgi\\.ee=JavaSE\\).*?\\(version(?:>=|=)(\\d+)[^)]*\\)");

    private Requirements() {}

    /** Those that must be met before a bundle resolves. */
    static List<BundleRequirement> needed(BundleRevision revision) {
        return revision.getDeclaredRequirements(null).stream()
                .filter(Requirements::counts)
                .toList();
    }

    private static boolean counts(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution)
                && (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE));
    }

    /** The package that is imported, if one is. */
    static Optional<String> packageOf(BundleRequirement requirement) {
        return named(requirement, PackageNamespace.PACKAGE_NAMESPACE);
    }

    /** The bundle that is required by its name, if one is. */
    static Optional<String> bundleOf(BundleRequirement requirement) {
        return named(requirement, BundleNamespace.BUNDLE_NAMESPACE);
    }

    /** The version of Java that is wanted, if one is. */
    static Optional<String> javaOf(BundleRequirement requirement) {
        if (!requirement
                .getNamespace()
                .equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            return Optional.empty();
        }
        Matcher version = JAVA.matcher(filter(requirement));
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    private static Optional<String> named(BundleRequirement requirement, String namespace) {
        if (!requirement.getNamespace().equals(namespace)) {
            return Optional.empty();
        }
        Matcher name =
                Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]*)\\)")
                        .matcher(filter(requirement));
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static String filter(BundleRequirement requirement) {
        return requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    }

    /** The versions that are wanted, such as {@code from 1.1.0 to below 2.0.0}, or nothing. */
    static String versions(BundleRequirement requirement) {
        String from = least(requirement).map(v -> "from " + v).orElse("");
        String to =
                below(requirement)
                        .map(v -> " to below " + v)
                        .or(() -> most(requirement).map(v -> " to " + v))
                        .orElse("");
        return (from + to).strip();
    }

    /** The same as OSGi writes it, such as {@code [1.1.0,2.0.0)}, or nothing. */
    static String range(BundleRequirement requirement) {
        String from = least(requirement).orElse("");
        return below(requirement)
                .map(v -> "[" + from + "," + v + ")")
                .or(() -> most(requirement).map(v -> "[" + from + "," + v + "]"))
                .orElse(from);
    }

    private static Optional<String> least(BundleRequirement requirement) {
        // without the upper bound, which contains the same text
        return first(FROM, filter(requirement).replaceAll(BELOW.pattern(), ""));
    }

    private static Optional<String> below(BundleRequirement requirement) {
        return first(BELOW, filter(requirement));
    }

    private static Optional<String> most(BundleRequirement requirement) {
        return first(UP_TO, filter(requirement));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The requirement in words, without versions. */
    static String words(BundleRequirement requirement) {
        return packageOf(requirement)
                .map(p -> "package " + p)
                .or(() -> bundleOf(requirement).map(b -> "bundle " + b))
                .or(() -> javaOf(requirement).map(v -> "Java " + v))
                .orElseGet(() -> capability(requirement));
    }

    /** Of a filter only what names the thing: versions are told beside it. */
    private static String capability(BundleRequirement requirement) {
        String namespace = requirement.getNamespace();
        return named(requirement, namespace)
                .map(name -> namespace + " " + name)
                .orElseGet(() -> namespace + " " + filter(requirement));
    }
}
