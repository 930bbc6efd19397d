package dev.pathos.assembly;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.Machine;
import dev.pathos.features.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The machines that a distribution is for.
 *
 * @param platforms such as {@code linux-x86_64}
 * @param natives kinds of native code, such as {@code plain} and {@code avx2}
 * @param named whether a person named the kinds; otherwise a kind that a platform does not have is
 *     not missed
 */
record Targets(Set<String> platforms, Set<String> natives, boolean named) {
    /** Runs everywhere, and fast nearly everywhere. */
    private static final List<String> USUAL = List.of(Variant.PLAIN, "avx2");

    /** The machines that were asked for, or what is usual. */
    static Targets of(Set<String> platforms, Set<String> natives) {
        return new Targets(
                platforms.isEmpty()
                        ? Set.of(Machine.here(Variant.PLAIN).platform())
                        : new TreeSet<>(platforms),
                natives.isEmpty() ? new LinkedHashSet<>(USUAL) : new TreeSet<>(natives),
                !natives.isEmpty());
    }

    /**
     * The bundles that go into a distribution: of what there is in several builds of native code,
     * those for these machines.
     *
     * @param all what the features ask for
     * @param home whose names people know
     * @return the bundles, in order
     * @throws Refusal if native code for one of the machines does not exist or is not at hand
     */
    List<BundleEntry> choose(Distribution all, Home home) {
        Map<String, List<BundleEntry>> builds = new LinkedHashMap<>();
        for (BundleEntry entry : all.bundles()) {
            builds.computeIfAbsent(key(entry), key -> new ArrayList<>()).add(entry);
        }
        List<Fault> faults = new ArrayList<>(unknown(all));
        List<BundleEntry> chosen = new ArrayList<>();
        for (List<BundleEntry> several : builds.values()) {
            if (several.get(0).variant().isEmpty()) {
                chosen.addAll(several);
            } else {
                for (String platform : platforms) {
                    chosen.addAll(choose(several, platform, all, home, faults));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(faults);
        }
        return chosen;
    }

    private static String key(BundleEntry entry) {
        return entry.variant().isPresent() ? entry.artifact() : entry.key();
    }

    /** Kinds that a person named and no bundle has. */
    private List<Fault> unknown(Distribution all) {
        Set<String> known = new TreeSet<>();
        for (BundleEntry entry : all.bundles()) {
            entry.variant().ifPresent(variant -> known.add(variant.natives()));
        }
        return natives.stream()
                .filter(kind -> named && !known.isEmpty() && !known.contains(kind))
                .map(
                        kind ->
                                new Fault(
                                        "no bundle has native code of the kind " + kind,
                                        "--natives",
                                        "choose among " + String.join(", ", known)))
                .toList();
    }

    private List<BundleEntry> choose(
            List<BundleEntry> builds,
            String platform,
            Distribution all,
            Home home,
            List<Fault> faults) {
        List<BundleEntry> here =
                builds.stream().filter(e -> e.variant().get().platform().equals(platform)).toList();
        BundleEntry first = builds.get(0);
        String name = first.id().getArtifactId();
        if (here.isEmpty()) {
            faults.add(
                    new Fault(
                            name + " has no native code for " + platform,
                            home.name(first.feature()),
                            "choose with --platform among "
                                    + builds.stream()
                                            .map(e -> e.variant().get().platform())
                                            .distinct()
                                            .collect(Collectors.joining(", "))));
            return List.of();
        }
        List<BundleEntry> wanted = here.stream().filter(this::wants).toList();
        if (wanted.isEmpty()) {
            // What runs on every processor serves whoever asked for more.
            wanted = here.stream().filter(e -> e.variant().get().plain()).toList();
        }
        if (wanted.isEmpty()) {
            faults.add(
                    new Fault(
                            name + " for " + platform + " needs more than these natives",
                            home.name(first.feature()) + ", --natives " + String.join(",", natives),
                            "add " + here.get(0).variant().get().natives() + " to --natives"));
        }
        for (BundleEntry entry : wanted) {
            if (all.find(entry).isEmpty()) {
                faults.add(absent(entry, wanted, all, home));
            }
        }
        return wanted;
    }

    private boolean wants(BundleEntry entry) {
        return natives.contains(entry.variant().get().natives());
    }

    private static Fault absent(
            BundleEntry entry, List<BundleEntry> wanted, Distribution all, Home home) {
        Variant variant = entry.variant().get();
        String others =
                wanted.stream()
                        .filter(e -> all.find(e).isPresent())
                        .map(e -> e.variant().get().natives())
                        .collect(Collectors.joining(","));
        return new Fault(
                "the native code of "
                        + entry.id().getArtifactId()
                        + " for "
                        + variant
                        + " is not at hand",
                home.name(entry.feature()),
                "make it once, in the sources and with access to the internet: "
                        + variant.build()
                        + (others.isEmpty() ? "" : "; or leave it out: --natives " + others));
    }

    /** Each of the machines, as the launcher sees them. */
    List<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        for (String platform : platforms) {
            for (String kind : natives) {
                machines.add(
                        new Machine(
                                platform, kind.equals(Variant.PLAIN) ? Set.of() : Set.of(kind)));
            }
        }
        return machines;
    }

    @Override
    public String toString() {
        return String.join(", ", platforms) + " (" + String.join(", ", natives) + ")";
    }
}
