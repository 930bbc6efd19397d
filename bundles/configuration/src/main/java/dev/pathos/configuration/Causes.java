package dev.pathos.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Follows what components wait for down to what is missing. */
final class Causes {
    private final Scr scr;
    private final Declarations declarations;
    private final Misconfiguration misconfiguration;
    private final MissingServices services;

    Causes(Scr scr, Declarations declarations, BundleContext context, Shelf shelf) {
        this.scr = scr;
        this.declarations = declarations;
        this.misconfiguration = new Misconfiguration(declarations);
        this.services = new MissingServices(scr, this, context, new Bundles(context, shelf), shelf);
    }

    /** Why a service that fits a filter, which may be null, is there or not. */
    Cause service(String service, String target) {
        return services.cause(service, target, Trail.START);
    }

    /** Why a component is there or not. */
    Cause component(ComponentDescriptionDTO component) {
        String subject = Scr.subject(component);
        if (!scr.enabled(component)) {
            return Cause.end(
                    subject,
                    Scr.bundle(component),
                    "is disabled",
                    "enable it with: scr:enable " + component.name);
        }
        List<Cause> states =
                scr.states(component).stream()
                        .map(state -> configured(component, state, Trail.START))
                        .toList();
        return states.stream()
                .filter(Cause::well)
                .findFirst()
                .or(() -> states.stream().findFirst())
                .orElseGet(() -> unnamed(component));
    }

    /** A part that no configuration names: SCR does not look at its references yet. */
    private Cause unnamed(ComponentDescriptionDTO component) {
        String subject = Scr.subject(component);
        List<Cause> missing = new ArrayList<>();
        for (ReferenceDTO reference : component.references) {
            boolean composed =
                    scr.offering(reference.interfaceName).stream().anyMatch(Scr::required);
            if (reference.cardinality.startsWith("1") && !composed) {
                missing.add(
                        services.cause(
                                reference.interfaceName,
                                reference.target,
                                Trail.START.with(subject)));
            }
        }
        missing.removeIf(Cause::well);
        return missing.isEmpty()
                ? Cause.well(
                        subject,
                        Scr.bundle(component),
                        "is available; it comes to life when a configuration names it, as "
                                + example(component))
                : waits(subject, component, missing);
    }

    /** What a configuration has to say at least. */
    private String example(ComponentDescriptionDTO component) {
        String pid = component.configurationPid[0];
        String keys =
                declarations.read("").stream()
                        .filter(kind -> kind.pid().equals(pid))
                        .flatMap(kind -> kind.settings().values().stream())
                        .filter(setting -> setting.standard() == null)
                        .map(
                                setting ->
                                        "\""
                                                + setting.key()
                                                + "\": <"
                                                + setting.type().words()
                                                + ">")
                        .collect(Collectors.joining(", "));
        return "\"" + pid + "~<name>\": {" + keys + "}";
    }

    /** Why a component with a configuration, or one that needs none, is there or not. */
    Cause configured(
            ComponentDescriptionDTO component, ComponentConfigurationDTO state, Trail trail) {
        String subject = Scr.subject(component, state);
        String bundle = Scr.bundle(component);
        if (trail.contains(subject)) {
            return Cause.end(
                    subject,
                    bundle,
                    "waits for itself, " + trail.circle(subject),
                    "make one of these references optional or dynamic");
        }
        Optional<String> flaw = misconfiguration.of(component, state.properties);
        if (flaw.isPresent()) {
            return Cause.end(subject, bundle, "is configured wrongly", flaw.get());
        }
        return switch (state.state) {
            case ComponentConfigurationDTO.SATISFIED, ComponentConfigurationDTO.ACTIVE ->
                    Cause.well(subject, bundle, "is there");
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> failed(component, state, trail);
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                    Cause.end(
                            subject,
                            bundle,
                            "has no configuration",
                            "configure " + String.join(" and ", component.configurationPid));
            default -> unsatisfied(component, state, trail.with(subject));
        };
    }

    private Cause unsatisfied(
            ComponentDescriptionDTO component, ComponentConfigurationDTO state, Trail trail) {
        List<Cause> missing = new ArrayList<>();
        for (UnsatisfiedReferenceDTO reference : state.unsatisfiedReferences) {
            String service = Scr.service(component, reference.name);
            Cause cause = services.cause(service, reference.target, trail);
            // What came in the meantime, SCR has not bound yet.
            missing.add(
                    cause.well()
                            ? Cause.end(cause.subject(), "", "has only just come", "ask again")
                            : cause);
        }
        return waits(Scr.subject(component, state), component, missing);
    }

    private static Cause waits(
            String subject, ComponentDescriptionDTO component, List<Cause> missing) {
        List<String> names = missing.stream().map(Cause::subject).distinct().toList();
        return new Cause(
                subject,
                Scr.bundle(component),
                "waits for " + String.join(" and ", names),
                "",
                missing);
    }

    private Cause failed(
            ComponentDescriptionDTO component, ComponentConfigurationDTO state, Trail trail) {
        String subject = Scr.subject(component, state);
        String reason = Failure.reason(state.failure);
        List<Cause> deeper = new ArrayList<>();
        if (reason.contains(Diagnosis.NO_SERVICE)) {
            // It fails only because what it refers to does.
            for (ReferenceDTO reference : component.references) {
                deeper.addAll(failures(reference.interfaceName, trail.with(subject)));
            }
        }
        return deeper.isEmpty()
                ? Cause.end(subject, Scr.bundle(component), "fails in its constructor", reason)
                : waits(subject, component, deeper);
    }

    private List<Cause> failures(String service, Trail trail) {
        List<Cause> failures = new ArrayList<>();
        for (ComponentDescriptionDTO provider : scr.offering(service)) {
            for (ComponentConfigurationDTO state : scr.states(provider)) {
                if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION
                        && !trail.contains(Scr.subject(provider, state))) {
                    failures.add(failed(provider, state, trail));
                }
            }
        }
        return failures;
    }
}
