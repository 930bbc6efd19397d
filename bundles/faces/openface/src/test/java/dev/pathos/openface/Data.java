package dev.pathos.openface;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the project, for those who have them. */
final class Data {
    private Data() {}

    /** A file or folder of shared/data; null if it is not there. */
    static Path find(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
