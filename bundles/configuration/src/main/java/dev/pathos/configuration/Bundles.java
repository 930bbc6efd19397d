package dev.pathos.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says why a bundle is in use or not. */
final class Bundles {
    private final BundleContext context;
    private final Shelf shelf;

    Bundles(BundleContext context, Shelf shelf) {
        this.context = context;
        this.shelf = shelf;
    }

    /** Symbolic name and version. */
    static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static boolean fragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    /**
     * Why a bundle is in use or not.
     *
     * @param bundle the bundle
     * @param trail the subjects that led here
     */
    Cause cause(Bundle bundle, Trail trail) {
        String name = name(bundle);
        String subject = "the bundle " + name;
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> Cause.well(subject, name, "is started");
            case Bundle.STARTING ->
                    Cause.well(subject, name, "is started, and loads when somebody uses it");
            case Bundle.RESOLVED ->
                    fragment(bundle)
                            ? Cause.well(subject, name, "is part of its host")
                            : notStarted(subject, bundle);
            case Bundle.INSTALLED -> unresolved(subject, bundle, trail);
            default -> Cause.end(subject, name, "is gone", "install it again");
        };
    }

    private static Cause notStarted(String subject, Bundle bundle) {
        return Cause.end(
                subject,
                name(bundle),
                "is not started",
                "start it with: start " + bundle.getBundleId());
    }

    private Cause unresolved(String subject, Bundle bundle, Trail trail) {
        if (trail.contains(subject)) {
            return Cause.end(subject, name(bundle), "is needed in turn", "mend what it needs");
        }
        List<Cause> deeper = new ArrayList<>();
        for (BundleRequirement need :
                bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
            if (!Needs.mandatory(need)) {
                continue;
            }
            Collection<BundleCapability> providers = wiring().findProviders(need);
            if (providers.isEmpty()) {
                UnmetNeed unmet = new UnmetNeed(need, context, shelf);
                return Cause.end(
                        subject,
                        name(bundle),
                        "does not resolve: it needs " + unmet.words(),
                        unmet.remedy());
            }
            Bundle provider = providers.iterator().next().getRevision().getBundle();
            if (provider != bundle && providers.stream().noneMatch(Bundles::resolved)) {
                deeper.add(cause(provider, trail.with(subject)));
            }
        }
        if (!deeper.isEmpty()) {
            String first = deeper.get(0).subject();
            return new Cause(subject, name(bundle), "needs " + first, "", deeper);
        }
        return wiring().resolveBundles(Set.of(bundle))
                ? notStarted(subject, bundle)
                : Cause.end(
                        subject,
                        name(bundle),
                        "does not resolve: " + refusal(bundle),
                        "see that all it needs comes from the same bundles");
    }

    private static boolean resolved(BundleCapability capability) {
        return capability.getRevision().getWiring() != null;
    }

    /** What the framework says of a bundle that it has just failed to resolve. */
    private static String refusal(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "it did not a moment ago";
        } catch (BundleException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }
}
