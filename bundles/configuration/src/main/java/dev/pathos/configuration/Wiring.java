package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which parts of a file each reference takes. */
final class Wiring {
    private final Map<NamedPart, Kind> kinds;
    private final Catalog catalog;

    /**
     * Wires within one file.
     *
     * @param kinds the parts of the file and their kinds
     * @param catalog what the bundles offer
     */
    Wiring(Map<NamedPart, Kind> kinds, Catalog catalog) {
        this.kinds = kinds;
        this.catalog = catalog;
    }

    /**
     * The parts that a reference takes: those the file names; else, if it needs any, all that fit;
     * else none.
     *
     * @param part the part that refers
     * @param link the reference
     * @param given what the file or the command line has under its name, or null
     * @param place where that stands
     * @return names of parts; empty if the platform serves it: no kind of part offers the
     *     interface, or no part of the file does and the reference says what it takes then
     * @throws Problem if a name is unknown or of another kind, or too many or too few are there
     */
    Optional<List<String>> wire(NamedPart part, Link link, Object given, Place place) {
        Set<String> pids = catalog.offering(link.service());
        if (given != null) {
            return Optional.of(named(part, link, names(given, place), place));
        }
        if (pids.isEmpty()) {
            return Optional.empty();
        }
        if (!link.mandatory()) {
            return Optional.of(List.of());
        }
        List<String> fitting = fitting(part, link);
        if (fitting.isEmpty() && link.served()) {
            return Optional.empty();
        }
        if (fitting.isEmpty()) {
            throw place.problem(
                    "'" + part.pid() + "' needs a part of the kind " + link.kind(),
                    "add one of " + String.join(", ", pids) + " to the file");
        }
        if (fitting.size() > 1 && !link.multiple()) {
            throw place.problem(
                    "ambiguous: " + String.join(" or ", fitting) + " could be the " + link.kind(),
                    "say which with \"" + link.name() + "\": \"" + fitting.get(0) + "\"");
        }
        return Optional.of(fitting);
    }

    private List<String> named(NamedPart part, Link link, List<String> names, Place place) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw place.problem("it names '" + name + "' twice", "name each part once");
            }
            fits(part, link, name, place);
        }
        if (names.size() > 1 && !link.multiple()) {
            throw place.problem("it takes one part and not " + names.size(), "name one");
        }
        if (names.isEmpty() && link.mandatory()) {
            throw place.problem(
                    "it needs a part and names none", choice(fitting(part, link), link));
        }
        return names;
    }

    private void fits(NamedPart part, Link link, String name, Place place) {
        List<String> fitting = fitting(part, link);
        if (fitting.contains(name)) {
            return;
        }
        for (Map.Entry<NamedPart, Kind> entry : kinds.entrySet()) {
            if (entry.getKey().name().equals(name)) {
                String services = entry.getValue().serviceNames();
                throw place.problem(
                        entry.getKey().equals(part)
                                ? "a part cannot refer to itself"
                                : "'"
                                        + entry.getKey().id()
                                        + "' is "
                                        + (services.isEmpty() ? "no service" : "a " + services)
                                        + " and not a "
                                        + link.kind(),
                        choice(fitting, link));
            }
        }
        throw place.problem(
                "there is no part '" + name + "'",
                fitting.isEmpty() ? choice(fitting, link) : Nearest.advice(name, fitting));
    }

    private String choice(List<String> fitting, Link link) {
        if (!fitting.isEmpty()) {
            return "name a " + link.kind() + ": " + String.join(", ", fitting);
        }
        Set<String> pids = catalog.offering(link.service());
        return pids.isEmpty()
                ? "remove the key; the platform serves it"
                : "add one of " + String.join(", ", pids) + " to the file and name it";
    }

    private List<String> fitting(NamedPart part, Link link) {
        return kinds.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(part))
                .filter(entry -> entry.getValue().provides(link.service()))
                .map(entry -> entry.getKey().name())
                .toList();
    }

    private static List<String> names(Object given, Place place) {
        if (given instanceof Assignment assignment) {
            return Setting.split(assignment.text());
        }
        List<?> values =
                Values.elements(given).<List<?>>map(List::copyOf).orElseGet(() -> List.of(given));
        for (Object value : values) {
            if (!(value instanceof String)) {
                throw place.problem("'" + value + "' is no part's name", "give names as text");
            }
        }
        return values.stream().map(String.class::cast).toList();
    }
}
