package dev.pathos.features;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The bundles of several features merged, and the folders that have them. */
public final class Distribution {
    /** The folder beside a feature in which its bundles are looked for first. */
    public static final String BESIDE = "repository";

    private final Map<String, BundleEntry> bundles = new LinkedHashMap<>();
    private final List<Path> repositories;

    /**
     * Merges what features ask for.
     *
     * @param requested what they ask for, in order
     * @param repositories folders in Maven's layout, or with the jars themselves
     * @throws FeatureProblem if two ask for the same artifact in different versions, or from
     *     different places
     */
    public Distribution(List<BundleEntry> requested, List<Path> repositories) {
        this.repositories = List.copyOf(repositories);
        for (BundleEntry entry : requested) {
            BundleEntry earlier = bundles.putIfAbsent(entry.key(), entry);
            if (earlier != null) {
                bundles.put(entry.key(), merge(earlier, entry));
            }
        }
    }

    private static BundleEntry merge(BundleEntry one, BundleEntry other) {
        if (!one.id().getVersion().equals(other.id().getVersion())) {
            throw disagreement(
                    "versions", one, one.id().getVersion(), other, other.id().getVersion());
        }
        if (one.jar().isPresent() && other.jar().isPresent() && !one.jar().equals(other.jar())) {
            throw disagreement("jars", one, one.jar().get(), other, other.jar().get());
        }
        // Whoever needs it earliest and in most situations decides.
        return new BundleEntry(
                one.id(),
                Math.min(one.startLevel(), other.startLevel()),
                one.shellOnly() && other.shellOnly(),
                one.variant().or(other::variant),
                one.jar().or(other::jar),
                one.feature());
    }

    private static FeatureProblem disagreement(
            String what, BundleEntry one, Object first, BundleEntry other, Object second) {
        return new FeatureProblem(
                "Two features ask for different "
                        + what
                        + " of "
                        + one.key()
                        + ": "
                        + one.feature()
                        + " for "
                        + first
                        + ", "
                        + other.feature()
                        + " for "
                        + second
                        + ". Make them agree.");
    }

    /** All bundles, each once, in the order in which they were asked for. */
    public Collection<BundleEntry> bundles() {
        return List.copyOf(bundles.values());
    }

    /** The folders that are searched for every bundle. */
    public List<Path> repositories() {
        return repositories;
    }

    /**
     * The distribution as a machine starts it: of what there is in several builds of native code,
     * the one that is at hand and makes most of the processor.
     *
     * @param machine what it is to run on
     * @return the same without the other builds
     * @throws FeatureProblem if there is no build for the machine, or none is at hand
     */
    public Distribution on(Machine machine) {
        List<BundleEntry> chosen = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (BundleEntry entry : bundles.values()) {
            if (entry.variant().isEmpty()) {
                chosen.add(entry);
            } else if (done.add(entry.artifact())) {
                chosen.add(choose(entry.artifact(), machine));
            }
        }
        return new Distribution(chosen, repositories);
    }

    private BundleEntry choose(String artifact, Machine machine) {
        List<BundleEntry> builds =
                bundles.values().stream()
                        .filter(entry -> entry.artifact().equals(artifact))
                        .filter(entry -> entry.variant().isPresent())
                        .toList();
        List<BundleEntry> fitting =
                builds.stream()
                        .filter(entry -> machine.runs(entry.variant().get()))
                        .sorted(Comparator.comparing(entry -> entry.variant().get().plain()))
                        .toList();
        if (fitting.isEmpty()) {
            throw new FeatureProblem(
                    builds.get(0).feature()
                            + ": has the native code of "
                            + artifact
                            + " for "
                            + builds.stream()
                                    .map(entry -> entry.variant().get().toString())
                                    .collect(joining(", "))
                            + " and not for "
                            + machine.platform()
                            + ". Use such a machine, or add a build for this one.");
        }
        return fitting.stream()
                .filter(entry -> find(entry).isPresent())
                .findFirst()
                .orElseThrow(() -> missing(fitting.get(0)));
    }

    /**
     * Returns the jar of a bundle: where its feature says, in the folder {@code repository} beside
     * the feature, or in the first of the repositories that has it.
     *
     * @throws FeatureProblem if it is nowhere
     */
    public Path jar(BundleEntry entry) {
        return find(entry).orElseThrow(() -> missing(entry));
    }

    /** The jar of a bundle if it is at hand. */
    public Optional<Path> find(BundleEntry entry) {
        Stream<Path> places =
                entry.jar().isPresent()
                        ? entry.jar().stream()
                        : folders(entry)
                                .flatMap(
                                        folder ->
                                                Stream.of(
                                                        folder.resolve(entry.path()),
                                                        folder.resolve(entry.fileName())));
        return places.filter(Files::isRegularFile).findFirst();
    }

    /** The folders that are searched for a bundle, whether they exist or not, in order. */
    public Stream<Path> folders(BundleEntry entry) {
        return Stream.concat(
                Stream.of(entry.feature().resolveSibling(BESIDE)), repositories.stream());
    }

    /**
     * What to tell of a bundle that is not at hand.
     *
     * @param entry the bundle
     * @return the problem, with what to do
     */
    public FeatureProblem missing(BundleEntry entry) {
        String where =
                entry.jar()
                        .map(jar -> "there is no " + jar)
                        .orElseGet(() -> "it is not in " + places(entry));
        String remedy =
                entry.variant()
                        .map(
                                variant ->
                                        "Make it once, in the sources and with access to the"
                                                + " internet: "
                                                + variant.build())
                        .orElse(
                                "Put its jar there, build it if it is ours (features/pom.xml lists"
                                        + " what the build puts there), or take it out of the"
                                        + " feature.");
        return new FeatureProblem(
                entry.feature() + " asks for " + entry.id() + ", but " + where + ". " + remedy);
    }

    private String places(BundleEntry entry) {
        List<Path> all = folders(entry).distinct().toList();
        List<Path> there = all.stream().filter(Files::isDirectory).toList();
        return (there.isEmpty() ? all : there)
                .stream().map(Path::toString).collect(joining(" or "));
    }
}
