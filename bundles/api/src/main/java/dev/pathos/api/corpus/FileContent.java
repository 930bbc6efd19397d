package dev.pathos.api.corpus;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What was in a file when it was digested.
 *
 * @param digest SHA-256 of its content, in hexadecimal
 * @param size its size before, in bytes
 * @param changed the time of its last change before
 */
public record FileContent(String digest, long size, FileTime changed) {
    /**
     * Digests a file.
     *
     * @param file the file
     * @return its content
     * @throws IOException if it cannot be read
     */
    public static FileContent of(Path file) throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileContent(Digests.of(file), before.size(), before.lastModifiedTime());
    }

    /**
     * Makes sure that what was computed meanwhile is of this content.
     *
     * @param file the file
     * @throws IOException if it has changed
     */
    public void check(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(changed)) {
            throw new IOException(file + ": changed while it was read");
        }
    }
}
