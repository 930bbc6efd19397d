package dev.pathos.features;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.feature.ID;

/**
 * One bundle that a feature asks for.
 *
 * @param id its Maven coordinates
 * @param startLevel the start level it runs at, from 1 on
 * @param shellOnly whether it is started only where a shell or a script runs
 * @param variant what it is for, if it is one of several builds of native code
 * @param jar where it lies, if the feature says so; otherwise it is looked for in repositories
 * @param feature the file that asks for it
 */
public record BundleEntry(
        ID id,
        int startLevel,
        boolean shellOnly,
        Optional<Variant> variant,
        Optional<Path> jar,
        Path feature) {

    /** Group, artifact and classifier: what may be there in one version only. */
    public String key() {
        return artifact() + id.getClassifier().map(c -> ":" + c).orElse("");
    }

    /** Group and artifact: what builds of native code for several machines have in common. */
    public String artifact() {
        return id.getGroupId() + ":" + id.getArtifactId();
    }

    /** The name of its jar in a repository. */
    public String fileName() {
        return id.getArtifactId()
                + "-"
                + id.getVersion()
                + id.getClassifier().map(c -> "-" + c).orElse("")
                + "."
                + id.getType().orElse("jar");
    }

    /** The path of its jar in a repository of Maven's layout, with slashes. */
    public String path() {
        return String.join(
                "/",
                id.getGroupId().replace('.', '/'),
                id.getArtifactId(),
                id.getVersion(),
                fileName());
    }
}
