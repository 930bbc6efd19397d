package dev.pathos.assembly;

import dev.pathos.features.ResolverMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Finds out whether the bundles of a distribution resolve together, and if not, why. */
final class Resolution {
    private final Scratch scratch;
    private final Home home;
    private final Remedies remedies;
    private final Map<Bundle, Member> installed = new LinkedHashMap<>();

    /**
     * Installs and resolves bundles.
     *
     * @param scratch a framework without bundles
     * @param members the bundles
     * @param home whose names people know
     * @param remedies knows what else is at hand
     */
    Resolution(Scratch scratch, List<Member> members, Home home, Remedies remedies)
            throws BundleException {
        this.scratch = scratch;
        this.home = home;
        this.remedies = remedies;
        for (Member member : members) {
            installed.put(scratch.install(member.file().jar()), member);
        }
        scratch.framework().adapt(FrameworkWiring.class).resolveBundles(installed.keySet());
    }

    /** The causes; bundles that only need those concerned are left out. None if all resolve. */
    List<Fault> faults() {
        List<Bundle> unresolved =
                installed.keySet().stream()
                        .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                        .toList();
        List<Fault> roots = new ArrayList<>();
        for (Bundle bundle : unresolved) {
            for (BundleRequirement need : revision(bundle).getDeclaredRequirements(null)) {
                if (counts(need) && capabilities(need).noneMatch(need::matches)) {
                    roots.add(missing(installed.get(bundle), need));
                }
            }
        }
        if (!roots.isEmpty()) {
            return roots;
        }
        // All that is needed is there, but not in one piece: the resolver alone knows why.
        return unresolved.stream().map(this::conflict).distinct().toList();
    }

    /** All capabilities of bundles and the framework in a namespace. */
    Stream<BundleCapability> capabilities(String namespace) {
        return Stream.concat(installed.keySet().stream(), Stream.of(scratch.framework()))
                .flatMap(bundle -> revision(bundle).getDeclaredCapabilities(namespace).stream());
    }

    /** The bundles with what is known of them. */
    Map<Bundle, Member> installed() {
        return installed;
    }

    private Stream<BundleCapability> capabilities(BundleRequirement need) {
        return capabilities(need.getNamespace());
    }

    static BundleRevision revision(Bundle bundle) {
        return bundle.adapt(BundleRevision.class);
    }

    private static boolean counts(BundleRequirement need) {
        Map<String, String> directives = need.getDirectives();
        String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution)
                && Namespace.EFFECTIVE_RESOLVE.equals(
                        directives.getOrDefault(
                                Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE,
                                Namespace.EFFECTIVE_RESOLVE));
    }

    private Fault missing(Member member, BundleRequirement need) {
        String filter =
                need.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String name = member.file().name();
        String where = member.where(home);
        switch (need.getNamespace()) {
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> {
                return new Fault(
                        name + " needs another Java than this one, " + Runtime.version().feature(),
                        where + ", " + filter,
                        "build it for this Java, or run this command with that one");
            }
            case NativeNamespace.NATIVE_NAMESPACE -> {
                return new Fault(
                        name + " has native code that does not fit the platform",
                        where + ", " + filter,
                        "take its build for the platform, or leave it out");
            }
            default -> {
                return lacking(member, need, filter);
            }
        }
    }

    private Fault lacking(Member member, BundleRequirement need, String filter) {
        String name = member.file().name();
        String where = member.where(home);
        String wanted =
                need.getNamespace().equals(HostNamespace.HOST_NAMESPACE)
                        ? "its host " + filter
                        : ResolverMessage.needed(need.getNamespace(), filter);
        Optional<BundleCapability> other =
                capabilities(need).filter(capability -> sameName(need, capability)).findFirst();
        if (other.isPresent()) {
            String provider = other.get().getRevision().getSymbolicName();
            return new Fault(
                    name
                            + " needs "
                            + wanted
                            + ", and here is "
                            + described(other.get())
                            + " of "
                            + provider,
                    where,
                    "build "
                            + name
                            + " with what is here, or take another version of one of the two");
        }
        return new Fault(
                name + " needs " + wanted + ", which no bundle of the distribution has",
                where,
                remedies.forRequirement(scratch, need)
                        .orElse(
                                "add a bundle that has it to the feature, with --repository"
                                        + " <folder> if it lies elsewhere"));
    }

    /** Whether a capability is of what is needed, in another version or with other attributes. */
    private static boolean sameName(BundleRequirement need, BundleCapability capability) {
        Object name = capability.getAttributes().get(need.getNamespace());
        return name != null
                && need.getDirectives()
                        .getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "")
                        .contains("(" + need.getNamespace() + "=" + name + ")");
    }

    private static String described(BundleCapability capability) {
        Object version =
                Stream.of("version", "bundle-version")
                        .map(capability.getAttributes()::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("that");
        String mandatory =
                capability
                        .getDirectives()
                        .getOrDefault(PackageNamespace.CAPABILITY_MANDATORY_DIRECTIVE, "");
        return version
                + (mandatory.isEmpty() ? "" : " for those that ask for its " + mandatory + " only");
    }

    private Fault conflict(Bundle bundle) {
        Member member = installed.get(bundle);
        String[] said = explanation(bundle).split("\\. ", 2);
        return new Fault(
                member.file().name() + " " + said[0].replaceFirst("\\.$", ""),
                member.where(home),
                said.length > 1
                        ? said[1].substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                                + said[1].substring(1).replaceFirst("\\.$", "")
                        : "take another version of it, or leave it out");
    }

    /** What the resolver says, which it does when a class is asked for. */
    private static String explanation(Bundle bundle) {
        try {
            bundle.loadClass("nothing.of.this.Name");
        } catch (ClassNotFoundException e) {
            if (e.getCause() != null && e.getCause().getMessage() != null) {
                return ResolverMessage.explain(e.getCause().getMessage());
            }
        }
        return "does not resolve with the others";
    }
}
