package dev.pathos.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds bundles that came in twice under different coordinates. */
final class Doubles {
    private Doubles() {}

    /**
     * The bundles of which a distribution has more than one.
     *
     * @param members all bundles; builds of one for several machines count once
     * @param home whose names people know
     */
    static List<Fault> faults(List<Member> members, Home home) {
        Map<String, List<Member>> byName = new TreeMap<>();
        for (Member member : members) {
            List<Member> same =
                    byName.computeIfAbsent(member.file().name(), name -> new ArrayList<>());
            if (same.stream().noneMatch(other -> buildsOfOne(other, member))) {
                same.add(member);
            }
        }
        return byName.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> fault(same, home))
                .toList();
    }

    private static boolean buildsOfOne(Member one, Member other) {
        return one.entry().variant().isPresent()
                && other.entry().variant().isPresent()
                && one.entry().artifact().equals(other.entry().artifact());
    }

    private static Fault fault(List<Member> same, Home home) {
        long versions = same.stream().map(m -> m.file().version()).distinct().count();
        return new Fault(
                (versions > 1 ? "two versions of the bundle " : "twice the bundle ")
                        + same.get(0).file().name()
                        + ": "
                        + same.stream()
                                .map(m -> m.file().version() + " as " + m.entry().id())
                                .collect(Collectors.joining(" and ")),
                same.stream()
                        .map(m -> home.name(m.entry().feature()))
                        .distinct()
                        .collect(Collectors.joining(", ")),
                "take one of them out");
    }
}
