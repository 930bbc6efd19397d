package dev.pathos.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Says why a service is not there: who could offer it, and what keeps them from doing so. */
final class MissingServices {
    /** How the state of a service ends that is nobody's. */
    static final String UNOFFERED = ") is offered by no bundle here";

    private static final String SERVICE = "osgi.service";

    private final Scr scr;
    private final Causes components;
    private final BundleContext context;
    private final Bundles bundles;
    private final Shelf shelf;

    MissingServices(
            Scr scr, Causes components, BundleContext context, Bundles bundles, Shelf shelf) {
        this.scr = scr;
        this.components = components;
        this.context = context;
        this.bundles = bundles;
        this.shelf = shelf;
    }

    /**
     * Why a service is there or not.
     *
     * @param service the full name of its interface
     * @param target a filter that its properties must match, or null
     * @param trail the subjects that led here
     */
    Cause cause(String service, String target, Trail trail) {
        String subject = "the service " + Link.simple(service);
        if (registered(service, target)) {
            return Cause.well(subject, "", "is there");
        }
        List<Cause> deeper = components(service, target, trail);
        if (deeper.isEmpty() && registered(service, null)) {
            return Cause.end(
                    subject,
                    "",
                    "is there, but none that fits " + target,
                    "add a bundle whose service does");
        }
        if (deeper.isEmpty()) {
            deeper = bundles(service, trail);
        }
        return deeper.isEmpty()
                ? Cause.end(
                        subject,
                        "",
                        "(" + service + UNOFFERED,
                        shelf.offering(service).orElse("add the bundle that offers it"))
                : new Cause(subject, "", "waits for " + deeper.get(0).subject(), "", deeper);
    }

    private List<Cause> components(String service, String target, Trail trail) {
        List<Cause> causes = new ArrayList<>();
        List<Cause> unnamed = new ArrayList<>();
        for (ComponentDescriptionDTO provider : scr.offering(service)) {
            List<ComponentConfigurationDTO> states = scr.states(provider);
            for (ComponentConfigurationDTO state : states) {
                if (matches(target, state.properties)) {
                    causes.add(components.configured(provider, state, trail));
                }
            }
            if (states.isEmpty()) {
                unnamed.add(unnamed(provider));
            }
        }
        causes.removeIf(Cause::well);
        return causes.isEmpty() ? unnamed : causes;
    }

    private static Cause unnamed(ComponentDescriptionDTO provider) {
        return Cause.end(
                Scr.subject(provider),
                Scr.bundle(provider),
                "comes to life only when a configuration names it",
                "name it, as \"" + provider.configurationPid[0] + "~<name>\": {}");
    }

    /** Bundles that say in their manifest that they offer it. */
    private List<Cause> bundles(String service, Trail trail) {
        List<Cause> causes = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (declares(bundle, service)) {
                Cause cause = bundles.cause(bundle, trail);
                causes.add(cause.well() ? silent(cause, service) : cause);
            }
        }
        return causes;
    }

    private static Cause silent(Cause started, String service) {
        return Cause.end(
                started.subject(),
                started.bundle(),
                "is started, but does not offer " + Link.simple(service),
                "start the platform with --debug and read what it logs");
    }

    private boolean registered(String service, String target) {
        try {
            return context.getAllServiceReferences(service, target) != null;
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    private static boolean matches(String target, Map<String, Object> properties) {
        try {
            return target == null || FrameworkUtil.createFilter(target).matches(properties);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    private static boolean declares(Bundle bundle, String service) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<BundleCapability> declared =
                revision == null ? List.of() : revision.getDeclaredCapabilities(SERVICE);
        return declared.stream()
                .map(capability -> capability.getAttributes().get("objectClass"))
                .anyMatch(o -> o instanceof List<?> l ? l.contains(service) : service.equals(o));
    }
}
