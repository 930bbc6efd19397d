package dev.pathos.configuration;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;

/** What tells the code of one bundle from that of another. */
final class BundleSource {
    private BundleSource() {}

    /**
     * A bundle's symbolic name; of a snapshot also the SHA-256 of its jar.
     *
     * <p>Any version with a qualifier counts as a snapshot: {@code 1.0.0.SNAPSHOT}, and the time of
     * the build that bnd puts in its place. A release that has one is only computed anew when its
     * jar changes, while an old value taken for a new one would go unnoticed.
     *
     * @param bundle the bundle
     * @return such as {@code lab.pitch sha256:...}
     */
    static String of(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return bundle.getVersion().getQualifier().isEmpty() ? name : name + " " + content(bundle);
    }

    private static String content(Bundle bundle) {
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        try {
            Path jar = Path.of(URI.create(location));
            if (Files.isRegularFile(jar)) {
                return "sha256:" + Digests.of(jar);
            }
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            // The time of its installation is never shared by two contents.
            return "installed:" + bundle.getLastModified();
        }
        return "installed:" + bundle.getLastModified();
    }
}
