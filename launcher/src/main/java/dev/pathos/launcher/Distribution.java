package dev.pathos.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.feature.ID;

/** The bundles of several features merged, and the folder in Maven's layout that has them. */
final class Distribution {
    private final Map<String, BundleEntry> bundles = new LinkedHashMap<>();
    private final Path repository;

    /**
     * Merges what features ask for.
     *
     * @throws LaunchProblem if two ask for the same artifact in different versions
     */
    Distribution(List<BundleEntry> requested, Path repository) {
        this.repository = repository;
        for (BundleEntry entry : requested) {
            BundleEntry earlier = bundles.putIfAbsent(entry.key(), entry);
            if (earlier != null) {
                bundles.put(entry.key(), merge(earlier, entry));
            }
        }
    }

    private static BundleEntry merge(BundleEntry one, BundleEntry other) {
        if (!one.id().getVersion().equals(other.id().getVersion())) {
            throw new LaunchProblem(
                    "Two features ask for different versions of "
                            + one.key()
                            + ": "
                            + one.feature()
                            + " for "
                            + one.id().getVersion()
                            + ", "
                            + other.feature()
                            + " for "
                            + other.id().getVersion()
                            + ". Make them agree.");
        }
        // Whoever needs it earliest and in most situations decides.
        return new BundleEntry(
                one.id(),
                Math.min(one.startLevel(), other.startLevel()),
                one.shellOnly() && other.shellOnly(),
                one.feature());
    }

    Collection<BundleEntry> bundles() {
        return bundles.values();
    }

    /**
     * Returns the jar of a bundle.
     *
     * @throws LaunchProblem if the repository does not have it
     */
    Path jar(BundleEntry entry) {
        ID id = entry.id();
        Path jar =
                repository
                        .resolve(id.getGroupId().replace('.', '/'))
                        .resolve(id.getArtifactId())
                        .resolve(id.getVersion())
                        .resolve(
                                id.getArtifactId()
                                        + "-"
                                        + id.getVersion()
                                        + id.getClassifier().map(c -> "-" + c).orElse("")
                                        + "."
                                        + id.getType().orElse("jar"));
        if (!Files.isRegularFile(jar)) {
            throw new LaunchProblem(
                    entry.feature()
                            + " asks for "
                            + id
                            + ", which is not in "
                            + repository
                            + ". Add it to the dependencies in features/pom.xml and build, or take"
                            + " it out of the feature.");
        }
        return jar;
    }
}
