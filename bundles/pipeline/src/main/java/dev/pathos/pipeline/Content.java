package dev.pathos.pipeline;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What was in a file when it was digested.
 *
 * @param digest SHA-256 of its content
 * @param size its size before
 * @param changed the time of its last change before
 */
record Content(String digest, long size, FileTime changed) {
    /** Digests a file. */
    static Content of(Path file) throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        return new Content(Digests.of(file), before.size(), before.lastModifiedTime());
    }

    /**
     * Makes sure that what was computed meanwhile is of this content.
     *
     * @param file the file
     * @throws IOException if it has changed
     */
    void check(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(changed)) {
            throw new IOException(file + ": changed while it was read");
        }
    }
}
