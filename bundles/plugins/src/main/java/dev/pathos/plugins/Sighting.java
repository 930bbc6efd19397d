package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A file of the plug-in folder as it was last seen.
 *
 * @param stamp tells one content of the file from another
 * @param since when it was first seen so, in nanoseconds
 * @param jar what it tells, once it has been read
 * @param problem why it can be no plug-in, once that is certain
 */
record Sighting(Stamp stamp, long since, Optional<Jar> jar, Optional<Problem> problem) {
    /**
     * What changes when a file does.
     *
     * @param bytes its size
     * @param time when it was written
     * @param key the file system's own name of it: another after a move over it
     */
    record Stamp(long bytes, FileTime time, String key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(is.size(), is.lastModifiedTime(), String.valueOf(is.fileKey()));
        }
    }

    static Sighting fresh(Stamp stamp, long now) {
        return new Sighting(stamp, now, Optional.empty(), Optional.empty());
    }

    /** Whether it is known what it is. */
    boolean settled() {
        return jar.isPresent() || problem.isPresent();
    }

    Sighting being(Jar known) {
        return new Sighting(stamp, since, Optional.of(known), Optional.empty());
    }

    Sighting unfit(Problem why) {
        return new Sighting(stamp, since, Optional.empty(), Optional.of(why));
    }
}
