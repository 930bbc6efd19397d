package dev.pathos.assembly;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRequirement;

/** Looks among the platform's features for what a distribution lacks. */
final class Remedies {
    private final Home home;
    private final Set<String> there = new HashSet<>();

    /** The build of native code that was chosen, by artifact. */
    private final Map<String, BundleEntry> builds = new HashMap<>();

    /**
     * Knows what a distribution has.
     *
     * @param home whose features are at hand
     * @param members the bundles of the distribution
     */
    Remedies(Home home, List<Member> members) {
        this.home = home;
        for (Member member : members) {
            there.add(member.entry().key());
            if (member.entry().variant().isPresent()) {
                builds.put(member.entry().artifact(), member.entry());
            }
        }
    }

    /**
     * What to do for a bundle to have what it needs, if it is at hand: add a feature, or make
     * native code again that was built before the others were.
     */
    Optional<String> forRequirement(Scratch scratch, BundleRequirement need) {
        return search(jar -> provides(scratch, jar, need));
    }

    /** What to do for a service to be offered, if it is at hand. */
    Optional<String> forService(String service) {
        return search(jar -> offers(jar, service));
    }

    private Optional<String> search(Predicate<Path> wanted) {
        for (FeatureSet feature : home.all()) {
            Distribution bundles = new Distribution(feature.bundles(), home.repositories());
            for (BundleEntry entry : bundles.bundles()) {
                Optional<Path> jar =
                        there.contains(entry.key()) ? Optional.empty() : bundles.find(entry);
                if (jar.filter(wanted).isPresent()) {
                    return Optional.of(remedy(feature, entry));
                }
            }
        }
        return Optional.empty();
    }

    private String remedy(FeatureSet feature, BundleEntry entry) {
        String name = entry.id().getArtifactId();
        return Optional.ofNullable(builds.get(entry.artifact()))
                .flatMap(BundleEntry::variant)
                .map(
                        old ->
                                String.format(
                                        "make %s for %s again, which is of an earlier build: %s",
                                        name, old, old.build()))
                .orElseGet(
                        () ->
                                String.format(
                                        "add %s, whose %s has it",
                                        feature.file().getFileName(), name));
    }

    private static boolean provides(Scratch scratch, Path jar, BundleRequirement need) {
        try {
            Bundle bundle = scratch.install(jar);
            boolean found =
                    Resolution.revision(bundle)
                            .getDeclaredCapabilities(need.getNamespace())
                            .stream()
                            .anyMatch(need::matches);
            bundle.uninstall();
            return found;
        } catch (BundleException e) {
            return false;
        }
    }

    private static boolean offers(Path jar, String service) {
        try {
            return BundleFile.read(jar).stream()
                    .flatMap(file -> file.components().stream())
                    .anyMatch(component -> component.services().contains(service));
        } catch (IOException e) {
            return false;
        }
    }
}
