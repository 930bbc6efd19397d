package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks the parts of a file against what the bundles declare. */
final class Check {
    private final Place file;
    private final Map<NamedPart, Kind> kinds = new LinkedHashMap<>();
    private final Wiring wiring;

    /**
     * Finds the kind of each part.
     *
     * @param parts the parts of a file
     * @param file where they stand
     * @param catalog what the bundles offer
     * @throws Problem if a part is of no kind that can be used
     */
    Check(List<NamedPart> parts, Place file, Catalog catalog) {
        this.file = file;
        parts.forEach(part -> kinds.put(part, catalog.of(part, file.part(part.id()))));
        this.wiring = new Wiring(kinds, catalog);
    }

    /**
     * Types every setting, fills in defaults and resolves every reference.
     *
     * @return the checked parts in the file's order
     * @throws Problem naming the first key that is wrong
     */
    List<CheckedPart> all() {
        List<CheckedPart> checked = new ArrayList<>();
        kinds.forEach((part, kind) -> checked.add(check(part, kind)));
        Circle.refuse(checked, file);
        return checked;
    }

    private CheckedPart check(NamedPart part, Kind kind) {
        Place place = file.part(part.id());
        part.values().forEach((key, given) -> known(kind, key, origin(place, given).key(key)));
        SortedMap<String, Object> settings = new TreeMap<>();
        kind.settings()
                .forEach(
                        (key, setting) -> {
                            Object given = part.values().get(key);
                            settings.put(
                                    key,
                                    given == null
                                            ? standard(setting, place.key(key))
                                            : setting.value(given, place.key(key)));
                        });
        Map<Link, List<String>> wires = new LinkedHashMap<>();
        for (Link link : kind.links()) {
            if (kind.link(link.name()).isPresent()) {
                Object given = part.values().get(link.name());
                wiring.wire(part, link, given, origin(place, given).key(link.name()))
                        .ifPresent(names -> wires.put(link, names));
            }
        }
        return new CheckedPart(kind, part.name(), part.order(), settings, wires);
    }

    private static Place origin(Place place, Object given) {
        return given instanceof Assignment ? place.source(given.toString()) : place;
    }

    private static void known(Kind kind, String key, Place place) {
        if (!kind.settings().containsKey(key) && kind.link(key).isEmpty()) {
            TreeSet<String> keys = new TreeSet<>(kind.settings().keySet());
            kind.links().forEach(link -> keys.add(link.name()));
            throw place.problem(
                    "'" + kind.pid() + "' has no key '" + key + "'", Nearest.advice(key, keys));
        }
    }

    private static Object standard(Setting setting, Place place) {
        if (setting.standard() == null) {
            throw place.problem(
                    "'" + setting.key() + "' is not set and has no default",
                    "give " + setting.allowed());
        }
        return setting.standard();
    }
}
