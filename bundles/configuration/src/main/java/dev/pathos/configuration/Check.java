package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Checks the parts of a file against what the bundles declare. */
final class Check {
    private final Place file;
    private final Consumer<Problem> wrong;
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
        this(
                parts,
                file,
                catalog,
                problem -> {
                    throw problem;
                });
    }

    private Check(List<NamedPart> parts, Place file, Catalog catalog, Consumer<Problem> wrong) {
        this.file = file;
        this.wrong = wrong;
        parts.forEach(
                part ->
                        tried(() -> catalog.of(part, file.part(part.id())))
                                .ifPresent(kind -> kinds.put(part, kind)));
        this.wiring = new Wiring(kinds, catalog);
    }

    /**
     * Everything that is wrong.
     *
     * @param parts the parts of a file
     * @param file where they stand
     * @param catalog what the bundles offer
     * @return a problem for each wrong key or part
     */
    static List<Problem> problems(List<NamedPart> parts, Place file, Catalog catalog) {
        List<Problem> problems = new ArrayList<>();
        Check check = new Check(parts, file, catalog, problems::add);
        List<CheckedPart> checked = new ArrayList<>();
        check.kinds.forEach((part, kind) -> checked.add(check.check(part, kind)));
        if (problems.isEmpty()) {
            check.tried(
                    () -> {
                        Circle.refuse(checked, file);
                        return file;
                    });
        }
        return problems;
    }

    /** What is found or, if it is wrong and that is only noted, nothing. */
    private <T> Optional<T> tried(Supplier<T> finding) {
        try {
            return Optional.of(finding.get());
        } catch (Problem problem) {
            wrong.accept(problem);
            return Optional.empty();
        }
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
                        (key, setting) ->
                                tried(() -> value(setting, part.values().get(key), place.key(key)))
                                        .ifPresent(value -> settings.put(key, value)));
        Map<Link, List<String>> wires = new LinkedHashMap<>();
        for (Link link : kind.links()) {
            if (kind.link(link.name()).isPresent()) {
                Object given = part.values().get(link.name());
                Place there = origin(place, given).key(link.name());
                tried(() -> wiring.wire(part, link, given, there))
                        .flatMap(names -> names)
                        .ifPresent(names -> wires.put(link, names));
            }
        }
        return new CheckedPart(kind, part.name(), part.order(), settings, wires);
    }

    private static Object value(Setting setting, Object given, Place place) {
        return given == null ? standard(setting, place) : setting.value(given, place);
    }

    private static Place origin(Place place, Object given) {
        return given instanceof Assignment ? place.source(given.toString()) : place;
    }

    private void known(Kind kind, String key, Place place) {
        if (!kind.settings().containsKey(key) && kind.link(key).isEmpty()) {
            TreeSet<String> keys = new TreeSet<>(kind.settings().keySet());
            kind.links().forEach(link -> keys.add(link.name()));
            wrong.accept(
                    place.problem(
                            "'" + kind.pid() + "' has no key '" + key + "'",
                            Nearest.advice(key, keys)));
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
