package dev.pathos.configuration;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/**
 * Finds what is wrong with configurations that were not checked: those that somebody else than this
 * bundle gave to Configuration Admin. SCR passes over unknown keys in silence.
 */
final class Misconfiguration {
    private final Declarations declarations;

    /**
     * @param declarations tells which keys parts have
     */
    Misconfiguration(Declarations declarations) {
        this.declarations = declarations;
    }

    /**
     * What is wrong with the configuration of a part.
     *
     * @param component the part's component
     * @param properties what SCR gave it
     * @return in one sentence the first thing that is wrong; empty if nothing is
     */
    Optional<String> of(ComponentDescriptionDTO component, Map<String, Object> properties) {
        if (!Scr.required(component) || properties.containsKey(Composition.RUN)) {
            return Optional.empty();
        }
        return declarations.read("").stream()
                .filter(kind -> kind.bundle().id() == component.bundle.id)
                .filter(kind -> kind.component().equals(component.name))
                .filter(kind -> kind.hindrance().isEmpty())
                .flatMap(kind -> flaw(kind, own(component, properties)).stream())
                .findFirst();
    }

    private static Map<String, Object> own(
            ComponentDescriptionDTO component, Map<String, Object> properties) {
        Map<String, Object> own = new TreeMap<>(properties);
        own.keySet().removeIf(key -> key.matches("(component|service|osgi|felix)\\..*"));
        for (ReferenceDTO reference : component.references) {
            own.remove(reference.name + ".target");
            own.remove(reference.name + ".cardinality.minimum");
        }
        own.entrySet().removeIf(e -> e.getValue().equals(component.properties.get(e.getKey())));
        return own;
    }

    private static Optional<String> flaw(Kind kind, Map<String, Object> properties) {
        Place place = Place.file("its configuration");
        for (Map.Entry<String, Object> each : properties.entrySet()) {
            String key = each.getKey();
            Setting setting = kind.settings().get(key);
            if (setting == null) {
                return Optional.of(
                        "there is no key '"
                                + key
                                + "': "
                                + Nearest.advice(key, kind.settings().keySet()));
            }
            try {
                setting.value(each.getValue(), place.key(key));
            } catch (Problem e) {
                return Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }
}
