package dev.pathos.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.resource.Namespace;

/**
 * Finds services that are needed and that no bundle of a distribution offers.
 *
 * <p>What a configuration has to name first, and a command of the shell, may do without services of
 * the platform's own vocabulary: which corpora, encoders or faces there are is what a distribution
 * is chosen by. It is told what they lack; everything else is a fault.
 */
final class Services {
    private static final String NAMESPACE = "osgi.service";
    private static final String VOCABULARY = "dev.pathos.api.";
    private static final Pattern CLASS =
            Pattern.compile("\\(" + Constants.OBJECTCLASS + "=([^)*]+)\\)");

    private final Resolution resolution;
    private final Home home;
    private final Remedies remedies;
    private final Set<String> offered = new HashSet<>();

    /**
     * Gathers what is offered.
     *
     * @param resolution the bundles, installed
     * @param framework offers services of its own
     * @param home whose names people know
     * @param remedies knows what else is at hand
     */
    Services(Resolution resolution, Bundle framework, Home home, Remedies remedies) {
        this.resolution = resolution;
        this.home = home;
        this.remedies = remedies;
        ServiceReference<?>[] own = framework.getRegisteredServices();
        if (own != null) {
            for (ServiceReference<?> reference : own) {
                offered.addAll(names(reference.getProperty(Constants.OBJECTCLASS)));
            }
        }
        resolution
                .capabilities(NAMESPACE)
                .map(capability -> capability.getAttributes().get(Constants.OBJECTCLASS))
                .forEach(classes -> offered.addAll(names(classes)));
        components().forEach(component -> offered.addAll(component.services()));
    }

    private static List<String> names(Object classes) {
        if (classes instanceof String[] several) {
            return List.of(several);
        }
        if (classes instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return classes == null ? List.of() : List.of(String.valueOf(classes).split("\\s*,\\s*"));
    }

    private Stream<Component> components() {
        return resolution.installed().values().stream()
                .flatMap(member -> member.file().components().stream());
    }

    /** What cannot do without a service that is not there. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        resolution
                .installed()
                .forEach(
                        (bundle, member) -> {
                            for (Component component : member.file().components()) {
                                component.needs().stream()
                                        .filter(service -> !offered.contains(service))
                                        .filter(service -> !chosen(component, service))
                                        .forEach(s -> faults.add(fault(member, component, s)));
                            }
                            if (member.file().components().isEmpty()) {
                                needs(bundle)
                                        .filter(service -> !offered.contains(service))
                                        .forEach(s -> faults.add(fault(member, null, s)));
                            }
                        });
        return faults;
    }

    private static boolean chosen(Component component, String service) {
        return (component.part() || !component.commands().isEmpty())
                && service.startsWith(VOCABULARY);
    }

    /** What a bundle without components says that it needs once it runs. */
    private static Stream<String> needs(Bundle bundle) {
        return Resolution.revision(bundle).getDeclaredRequirements(NAMESPACE).stream()
                .map(BundleRequirement::getDirectives)
                .filter(
                        directives ->
                                !Namespace.RESOLUTION_OPTIONAL.equals(
                                        directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
                .map(
                        directives ->
                                directives.getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, ""))
                .flatMap(filter -> CLASS.matcher(filter).results())
                .map(found -> found.group(1));
    }

    private Fault fault(Member member, Component component, String service) {
        return new Fault(
                (component == null ? member.file().name() : component.name())
                        + " needs the service "
                        + service
                        + ", which no bundle of the distribution offers",
                member.where(home),
                remedies.forService(service)
                        .orElse(
                                "add a bundle that offers it, make the reference optional, or"
                                        + " declare the service with Provide-Capability where code"
                                        + " registers it"));
    }

    /** Commands that the distribution will not have, each with the service that it lacks. */
    Map<String, String> absentCommands() {
        Map<String, String> absent = new LinkedHashMap<>();
        components()
                .forEach(
                        component ->
                                component.needs().stream()
                                        .filter(service -> !offered.contains(service))
                                        .findFirst()
                                        .ifPresent(
                                                service ->
                                                        component
                                                                .commands()
                                                                .forEach(
                                                                        command ->
                                                                                absent.put(
                                                                                        command,
                                                                                        simple(
                                                                                                service)))));
        return absent;
    }

    /** The last part of a class's name. */
    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
