package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The bundles that made results, each under its SHA-256 as {@code sha256-<hex>.jar}, so that the
 * set of a run can be started again after the build has moved on.
 *
 * <p>Library bundles with native code, some 100 MB each, are not kept: they are rarely rebuilt, and
 * their digests in the record tell whether they were.
 */
final class BundleStore {
    private static final long LARGE = 8_000_000;

    private final Path folder;

    BundleStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps every bundle that is installed. */
    void keep(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != 0) {
                keep(bundle.getLocation());
            }
        }
    }

    /**
     * Keeps a bundle.
     *
     * @param location where it was installed from
     * @throws Problem if the disk does not take it
     */
    void keep(String location) {
        try {
            Path jar = Path.of(URI.create(location.replaceFirst("^reference:", "")));
            if (Files.size(jar) > LARGE) {
                return;
            }
            Path kept = folder.resolve("sha256-" + Origin.digest(location) + ".jar");
            if (Files.exists(kept)) {
                return;
            }
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "incoming-", "");
            try {
                Files.copy(jar, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(
                        beside,
                        kept,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IllegalArgumentException e) {
            // not from a file: nothing to keep, as its digest says
        } catch (IOException e) {
            throw new Problem(
                    "the bundles of this run cannot be kept: " + Reasons.of(e),
                    folder.toString(),
                    "free space or mend permissions",
                    e);
        }
    }
}
