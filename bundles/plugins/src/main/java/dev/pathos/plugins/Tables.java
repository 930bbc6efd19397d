package dev.pathos.plugins;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** What people are told of plug-ins. */
final class Tables {
    private static final int SHORT = 12;

    private Tables() {}

    /**
     * What a jar is.
     *
     * @param title what is or would be done with it
     * @param signature what is to be said of its signature
     * @param replaces the plug-in that it replaces, if there is one
     * @param keepers the bundles that go on with that one
     */
    static Table jar(
            String title,
            Jar jar,
            Signature signature,
            Optional<Plugin> replaces,
            List<String> keepers) {
        String replaced =
                replaces.map(
                                p ->
                                        p.jar().sha256().equals(jar.sha256())
                                                ? "nothing: the same jar is installed"
                                                : p.jar().label()
                                                        + ", sha256 "
                                                        + brief(p.jar().sha256())
                                                        + (keepers.isEmpty()
                                                                ? ""
                                                                : "; it stays until the end of "
                                                                        + String.join(
                                                                                ", ", keepers)))
                        .orElse("nothing");
        return new Table(
                title,
                List.of("bundle", jar.label()),
                List.of(
                        List.of("SHA-256", jar.sha256()),
                        List.of("size", Words.size(jar.bytes())),
                        List.of("signature", signature.words()),
                        List.of("replaces", replaced),
                        List.of("refreshed", "nothing")),
                List.of());
    }

    /** The components of a jar. */
    static Table parts(Jar jar) {
        return new Table(
                "Parts",
                List.of("kind", "pid", "state"),
                jar.offers().stream().map(o -> List.of(o.kind(), o.pid(), o.state())).toList(),
                List.of());
    }

    /** What a resolved bundle needs, and who provides it. */
    static Table needs(Bundle bundle) {
        List<List<String>> rows = new ArrayList<>();
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        for (BundleWire wire : wiring.getRequiredWires(null)) {
            BundleRequirement requirement = wire.getRequirement();
            if (Requirements.packageOf(requirement).orElse("").startsWith("java.")) {
                continue;
            }
            rows.add(
                    List.of(
                            Requirements.words(requirement),
                            Requirements.range(requirement),
                            Fit.label(wire.getProvider().getBundle())));
        }
        return new Table("Needs", List.of("what", "versions", "provided by"), rows, List.of());
    }

    /** What became of trainings. */
    static Table effects(List<Effect> effects) {
        return new Table(
                "Trainings that run in this process",
                List.of("run", "what"),
                effects.stream().map(e -> List.of(e.run(), e.what())).toList(),
                List.of());
    }

    /** The first digits of a digest: enough to tell two apart. */
    static String brief(String sha256) {
        return sha256.substring(0, SHORT);
    }
}
