package dev.pathos.media;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in which pictures go from one process to the other. */
final class Handover {
    private Handover() {}

    /**
     * Makes one.
     *
     * @param folder where; made if it is not there
     * @param prefix how its name begins
     * @return the file, empty
     * @throws Problem if nothing can be written there, which no video is to blame for
     */
    static Path file(Path folder, String prefix) {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, prefix, ".part").toAbsolutePath();
        } catch (IOException e) {
            throw new Problem(
                    "cannot write decoded pictures: " + e.getMessage(),
                    "media, key folder, " + folder,
                    "make that folder writable or name another in PATHOS_CACHE",
                    e);
        }
    }
}
