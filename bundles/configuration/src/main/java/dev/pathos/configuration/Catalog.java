package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds of parts that installed bundles offer.
 *
 * @param kinds by PID
 * @param shelf what others could be added
 */
record Catalog(SortedMap<String, Kind> kinds, Shelf shelf) {
    /** Where nothing could be added. */
    Catalog(Collection<Kind> kinds) {
        this(kinds, Shelf.EMPTY);
    }

    Catalog(Collection<Kind> kinds, Shelf shelf) {
        this(sorted(kinds), shelf);
    }

    /**
     * The kind of a part.
     *
     * @param part the part
     * @param place where it stands
     * @return its kind, fit for use
     * @throws Problem if there is none or it cannot be used
     */
    Kind of(NamedPart part, Place place) {
        Kind kind = named(part.pid(), place);
        if (!kind.hindrance().isEmpty()) {
            throw place.problem(
                    "'" + part.pid() + "' of " + kind.bundle().name() + " cannot be used",
                    kind.hindrance());
        }
        return kind;
    }

    /**
     * The kind of a PID, fit for use or not.
     *
     * @param pid what configurations call it
     * @param place where it stands
     * @throws Problem naming the nearest if there is none
     */
    Kind named(String pid, Place place) {
        Kind kind = kinds.get(pid);
        if (kind == null) {
            throw place.problem(
                    "no bundle offers a part '" + pid + "'",
                    shelf.part(pid)
                            .orElseGet(
                                    () ->
                                            Nearest.advice(pid, kinds.keySet())
                                                    + " (the command parts lists what there is)"));
        }
        return kind;
    }

    /** PIDs of the kinds that provide an interface; none if only the platform provides it. */
    SortedSet<String> offering(String service) {
        List<String> pids =
                kinds.values().stream()
                        .filter(kind -> kind.provides(service))
                        .map(Kind::pid)
                        .toList();
        return new TreeSet<>(pids);
    }

    private static SortedMap<String, Kind> sorted(Collection<Kind> kinds) {
        Map<String, Kind> byPid = new TreeMap<>();
        kinds.forEach(kind -> byPid.put(kind.pid(), kind));
        return new TreeMap<>(byPid);
    }
}
