package dev.pathos.configuration;

import dev.pathos.api.composition.Composition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * All that can be asked about, by name. Where a name means several things, kinds of parts count
 * first, then parts that live, commands, bundles, components and services.
 */
final class Subjects {
    private final Map<String, Supplier<Cause>> byName = new LinkedHashMap<>();
    private final Scr scr;
    private final Causes causes;

    Subjects(Scr scr, Causes causes, DormantParts dormant, Bundles bundles, BundleContext context) {
        this.scr = scr;
        this.causes = causes;
        List<ComponentDescriptionDTO> started = scr.all();
        List<DormantParts.Dormant> asleep = dormant.components();
        started.stream().filter(Scr::required).forEach(c -> add(c, c.configurationPid));
        asleep.forEach(d -> add(d, bundles, d.described().pid()));
        started.forEach(this::addLiving);
        started.forEach(c -> add(c, commands(c.properties)));
        asleep.forEach(d -> add(d, bundles, d.described().commands().toArray(String[]::new)));
        for (Bundle bundle : context.getBundles()) {
            add(String.valueOf(bundle.getSymbolicName()), () -> bundle(bundle, bundles));
        }
        started.forEach(c -> add(c, c.name, Link.simple(c.name)));
        asleep.forEach(d -> add(d, bundles, d.described().name()));
        started.forEach(this::addServices);
    }

    /** What is known of a name. */
    Optional<Cause> cause(String name) {
        return Optional.ofNullable(byName.get(name)).map(Supplier::get);
    }

    Collection<String> names() {
        return byName.keySet();
    }

    private void add(String name, Supplier<Cause> cause) {
        byName.putIfAbsent(name, cause);
    }

    private void add(ComponentDescriptionDTO component, String... names) {
        for (String name : names) {
            add(name, () -> causes.component(component));
        }
    }

    private void add(DormantParts.Dormant dormant, Bundles bundles, String... names) {
        for (String name : names) {
            Cause bundle = bundles.cause(dormant.bundle(), Trail.START);
            add(
                    name,
                    () ->
                            new Cause(
                                    name,
                                    bundle.bundle(),
                                    "comes with " + bundle.subject(),
                                    "",
                                    List.of(bundle)));
        }
    }

    private void addLiving(ComponentDescriptionDTO component) {
        for (ComponentConfigurationDTO state : scr.states(component)) {
            if (state.properties.get(Composition.PART) instanceof String part) {
                add(part, () -> causes.configured(component, state, Trail.START));
            }
        }
    }

    private void addServices(ComponentDescriptionDTO component) {
        List<String> services = new ArrayList<>(List.of(component.serviceInterfaces));
        Arrays.stream(component.references).forEach(each -> services.add(each.interfaceName));
        for (String service : services) {
            add(service, () -> causes.service(service, null));
            add(Link.simple(service), () -> causes.service(service, null));
        }
    }

    /** Commands with and without their scope. */
    private static String[] commands(Map<String, Object> properties) {
        Object functions = properties.get(ComponentDocument.FUNCTION);
        List<String> names = new ArrayList<>();
        for (Object name :
                functions instanceof Object[] several
                        ? Arrays.asList(several)
                        : functions == null ? List.of() : List.of(functions)) {
            names.add(String.valueOf(name));
            names.add(properties.get("osgi.command.scope") + ":" + name);
        }
        return names.toArray(String[]::new);
    }

    /** A bundle, and if it is started what is wrong with its components. */
    private Cause bundle(Bundle bundle, Bundles bundles) {
        Cause cause = bundles.cause(bundle, Trail.START);
        if (!cause.well()) {
            return cause;
        }
        List<Cause> broken =
                scr.all().stream()
                        .filter(c -> c.bundle.id == bundle.getBundleId())
                        .map(causes::component)
                        .filter(c -> !c.well())
                        .toList();
        return broken.isEmpty()
                ? cause
                : new Cause(
                        cause.subject(),
                        cause.bundle(),
                        cause.state() + ", but not all of it works",
                        "",
                        broken);
    }
}
