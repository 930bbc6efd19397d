package dev.pathos.launcher;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.feature.ID;

/** The bundles of several features merged, and the folders in Maven's layout that have them. */
final class Distribution {
    private final Map<String, BundleEntry> bundles = new LinkedHashMap<>();
    private final List<Path> repositories;

    /**
     * Merges what features ask for.
     *
     * @throws LaunchProblem if two ask for the same artifact in different versions
     */
    Distribution(List<BundleEntry> requested, List<Path> repositories) {
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
     * Returns the jar of a bundle from the first repository that has it.
     *
     * @throws LaunchProblem if none has it
     */
    Path jar(BundleEntry entry) {
        ID id = entry.id();
        String name =
                id.getArtifactId()
                        + "-"
                        + id.getVersion()
                        + id.getClassifier().map(c -> "-" + c).orElse("")
                        + "."
                        + id.getType().orElse("jar");
        String path =
                String.join(
                        "/",
                        id.getGroupId().replace('.', '/'),
                        id.getArtifactId(),
                        id.getVersion(),
                        name);
        return repositories.stream()
                .map(repository -> repository.resolve(path))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> missing(entry));
    }

    private LaunchProblem missing(BundleEntry entry) {
        return new LaunchProblem(
                entry.feature()
                        + " asks for "
                        + entry.id()
                        + ", which is not in "
                        + repositories.stream().map(Path::toString).collect(joining(" or "))
                        + ". Add it to the dependencies in features/pom.xml and build, or take it"
                        + " out of the feature.");
    }
}
