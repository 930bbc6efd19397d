package dev.pathos.featurecache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** When an entry was used last: its time of change, for it never changes otherwise. */
final class LastUse {
    private LastUse() {}

    /** An entry is used now. */
    static void now(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // In a folder that may only be read nothing is trimmed either.
            return;
        }
    }
}
