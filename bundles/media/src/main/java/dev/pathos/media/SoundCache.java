package dev.pathos.media;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Decoded sound by the content of the file it came from; an entry is complete or absent.
 *
 * <p>Content and not path is the key: a corpus that moves is not decoded again, and a file that
 * changes is.
 */
final class SoundCache implements AutoCloseable {
    /** Goes up whenever the same input would decode to other samples. */
    static final int REVISION = 2;

    private final Path folder;
    private final Decoder decoder;
    private final Digests digests = new Digests();

    /**
     * Makes a cache.
     *
     * @param folder holds the entries; made when the first one is written
     * @param decoder fills it
     */
    SoundCache(Path folder, Decoder decoder) {
        this.folder = folder;
        this.decoder = decoder;
    }

    /**
     * The sound of a file, decoded now unless it was before.
     *
     * @param file a sound or video file
     * @return its sound, mono, 16 kHz
     * @throws IOException if it has none that can be read; the message names file and reason
     */
    Audio open(Path file) throws IOException {
        InputFile.check(file);
        String digest = digests.of(file);
        Path entry =
                folder.resolve(digest.substring(0, 2)).resolve(digest + "-" + REVISION + ".f32");
        if (!Files.exists(entry)) {
            decode(file, digest, entry);
        }
        return MappedAudio.of(entry);
    }

    private synchronized void decode(Path file, String digest, Path entry) throws IOException {
        if (Files.exists(entry)) {
            return;
        }
        Path part =
                folder.resolve(digest + "-" + ProcessHandle.current().pid() + ".part")
                        .toAbsolutePath();
        try {
            Files.createDirectories(entry.getParent());
        } catch (IOException e) {
            throw new Problem(
                    "cannot write decoded sound: " + e.getMessage(),
                    "media, key folder, " + folder,
                    "make that folder writable or name another in PATHOS_CACHE",
                    e);
        }
        try {
            decoder.decode(file.toAbsolutePath(), part);
            Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
