package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says whether a bundle fits the platform as it runs, and why not in a line. */
final class Fit {
    private static final String API = "dev.pathos.api";
    private static final Pattern MISSING =
            Pattern.compile(
                    "missing requirement \\[([^]]*)](?:\\([^)]*\\))?] (\\S+; ?\\(.*?\\))(?: |]|$)");
    private static final Pattern TWO_PROVIDERS =
            Pattern.compile("exposed to package '([^']+)' from resources (\\S+) .*? and (\\S+) ");

    private final BundleContext context;
    private final Predicate<Bundle> plugin;

    /**
     * @param context the framework's bundles
     * @param plugin whether a bundle is a plug-in, and not the platform's
     */
    Fit(BundleContext context, Predicate<Bundle> plugin) {
        this.context = context;
        this.plugin = plugin;
    }

    /**
     * Resolves a bundle, and no other.
     *
     * @param bundle just installed
     * @param jar what it was made of
     * @throws Problem if it does not fit; nothing has been resolved then
     */
    void resolve(Bundle bundle, Jar jar) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        refuseName(jar);
        refuseExports(revision, jar);
        for (BundleRequirement requirement : Requirements.needed(revision)) {
            if (wiring().findProviders(requirement).isEmpty()) {
                throw unmet(requirement, jar);
            }
        }
        if (!wiring().resolveBundles(List.of(bundle))) {
            throw unresolved(reason(bundle), jar);
        }
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    private List<Bundle> platform() {
        return Arrays.stream(context.getBundles()).filter(plugin.negate()).toList();
    }

    private void refuseName(Jar jar) {
        for (Bundle bundle : platform()) {
            if (jar.name().equals(bundle.getSymbolicName())) {
                throw problem(
                        jar,
                        "its symbolic name is that of the platform's own bundle " + label(bundle),
                        "give it another Bundle-SymbolicName; a feature replaces bundles of the"
                                + " platform");
            }
        }
    }

    private void refuseExports(BundleRevision revision, Jar jar) {
        for (BundleCapability exported :
                revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
            String name = name(exported);
            platform().stream()
                    .filter(b -> exports(b, name))
                    .findFirst()
                    .ifPresent(
                            b -> {
                                throw problem(
                                        jar,
                                        "it exports the package "
                                                + name
                                                + ", which "
                                                + label(b)
                                                + " provides",
                                        "import that package, or keep your own private");
                            });
        }
    }

    private static boolean exports(Bundle bundle, String name) {
        return exported(bundle).stream().anyMatch(c -> name(c).equals(name));
    }

    private static List<BundleCapability> exported(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null
                ? List.of()
                : wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE);
    }

    private static String name(BundleCapability exported) {
        return String.valueOf(exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
    }

    private Problem unmet(BundleRequirement requirement, Jar jar) {
        Optional<String> java = Requirements.javaOf(requirement);
        if (java.isPresent()) {
            int ours = Runtime.version().feature();
            return problem(
                    jar,
                    "it was compiled for Java " + java.get() + ", and this is Java " + ours,
                    "compile it with <maven.compiler.release>17</maven.compiler.release>, or start"
                            + " Pathos with that Java");
        }
        String versions = Requirements.versions(requirement);
        String wanted = (Requirements.words(requirement) + " " + versions).strip();
        TreeSet<String> here = new TreeSet<>();
        Requirements.packageOf(requirement)
                .ifPresent(
                        name -> {
                            for (Bundle bundle : context.getBundles()) {
                                exported(bundle).stream()
                                        .filter(c -> name(c).equals(name))
                                        .map(c -> c.getAttributes().get("version"))
                                        .forEach(v -> here.add(String.valueOf(v)));
                            }
                        });
        if (here.isEmpty()) {
            return problem(
                    jar,
                    "it needs " + wanted + ", which nothing here provides",
                    "pack it into the jar, or add the feature or plug-in that provides it");
        }
        boolean api = Requirements.packageOf(requirement).orElse("").startsWith(API);
        return problem(
                jar,
                "it needs " + wanted + ", and here is " + String.join(", ", here),
                api
                        ? "build it against this platform: set the version of "
                                + API
                                + " in its pom.xml to "
                                + context.getProperty("pathos.version")
                                + ", then mvn package"
                        : "build it against that version, or pack its own into the jar");
    }

    /**
     * Why the framework does not resolve a bundle: only an attempt to use it tells.
     *
     * <p>The framework reports such a failure as an event, too, which the launcher takes for its
     * own only during the start.
     */
    private static String reason(Bundle bundle) {
        try {
            bundle.loadClass("none");
            return "";
        } catch (ClassNotFoundException e) {
            return e.getCause() instanceof BundleException cause
                    ? String.valueOf(cause.getMessage())
                    : "";
        }
    }

    /** The resolver's page in a line. */
    private static Problem unresolved(String message, Jar jar) {
        Matcher two = TWO_PROVIDERS.matcher(message);
        if (two.find()) {
            return problem(
                    jar,
                    "it would meet the package "
                            + two.group(1)
                            + " of both "
                            + two.group(2)
                            + " and "
                            + two.group(3)
                            + " (uses conflict)",
                    "build it against one of the two, or pack what it needs into the jar");
        }
        String root = "";
        // the last one is the root: those before only need bundles that need it
        for (Matcher missing = MISSING.matcher(message); missing.find(); ) {
            root = missing.group(2);
        }
        return problem(
                jar,
                "it does not resolve: "
                        + (root.isEmpty()
                                ? message.lines().findFirst().orElse("no reason was given")
                                : root + " is missing"),
                "add what provides it, or pack it into the jar");
    }

    private static Problem problem(Jar jar, String what, String remedy) {
        return new Problem(what, jar.file().getFileName().toString(), remedy);
    }

    static String label(Bundle bundle) {
        return bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                ? "the framework"
                : bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
