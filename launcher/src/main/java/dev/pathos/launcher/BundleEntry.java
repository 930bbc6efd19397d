package dev.pathos.launcher;

import java.nio.file.Path;
import org.osgi.service.feature.ID;

/**
 * One bundle that a feature asks for.
 *
 * @param id its Maven coordinates
 * @param startLevel the start level it runs at, from 1 on
 * @param shellOnly whether it is started only where a shell or a script runs
 * @param feature the file that asks for it
 */
record BundleEntry(ID id, int startLevel, boolean shellOnly, Path feature) {

    /** Group, artifact and classifier: what may be there in one version only. */
    String key() {
        return id.getGroupId()
                + ":"
                + id.getArtifactId()
                + id.getClassifier().map(c -> ":" + c).orElse("");
    }
}
