package dev.pathos.landmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data that is no part of the project: a folder {@code shared/data} above it, if there is one. */
final class Data {
    private Data() {}

    /** A file or folder there; null if there is none. */
    static Path find(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data").resolve(path);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
