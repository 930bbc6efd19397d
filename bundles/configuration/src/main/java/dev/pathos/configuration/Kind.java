package dev.pathos.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of part: what its component declares, as plain values.
 *
 * @param pid what configurations call it
 * @param component the name of the component
 * @param description what it is, or empty
 * @param bundle where it comes from
 * @param services full names of the interfaces that it provides
 * @param needs what an experiment must have beside it, by the names of its references
 * @param settings its keys, in the order of the declaration
 * @param links its references
 * @param hindrance why it cannot be used, or empty
 */
record Kind(
        String pid,
        String component,
        String description,
        Origin bundle,
        List<String> services,
        List<String> needs,
        Map<String, Setting> settings,
        List<Link> links,
        String hindrance) {
    /**
     * A bundle.
     *
     * @param id the framework's number of it
     * @param location what configurations are bound to
     * @param name symbolic name and version
     */
    record Origin(long id, String location, String name) {}

    Kind {
        services = List.copyOf(services);
        needs = List.copyOf(needs);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        links = List.copyOf(links);
    }

    /** The reference that a key of the file names; settings of the same name come first. */
    Optional<Link> link(String key) {
        return settings.containsKey(key)
                ? Optional.empty()
                : links.stream().filter(link -> link.name().equals(key)).findFirst();
    }

    /** Whether it provides an interface. */
    boolean provides(String service) {
        return services.contains(service);
    }

    /** The simple names of the interfaces that it provides. */
    String serviceNames() {
        return String.join(", ", services.stream().map(Link::simple).toList());
    }
}
