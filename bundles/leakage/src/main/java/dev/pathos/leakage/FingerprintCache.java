package dev.pathos.leakage;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Fingerprints on disk, by the content of the file and the stretch of it; an entry is complete or
 * absent.
 */
final class FingerprintCache {
    private static final int DIGEST = 32;

    private final Path folder;

    FingerprintCache(Path folder) {
        this.folder = folder;
    }

    /** The sound under a content's digest and a stretch, unless it is absent or damaged. */
    Optional<Sound> get(String content, String stretch) {
        try {
            Path file = file(content, stretch);
            return Files.exists(file)
                    ? decoded(content, ByteBuffer.wrap(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw problem("read", e);
        }
    }

    private static Optional<Sound> decoded(String content, ByteBuffer bytes) {
        int frames = (bytes.capacity() - DIGEST - Long.BYTES) / (2 * Integer.BYTES);
        if (frames < 0 || bytes.capacity() != size(frames)) {
            return Optional.empty();
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.slice(0, bytes.capacity() - Long.BYTES));
        if (sum.getValue() != bytes.getLong(bytes.capacity() - Long.BYTES)) {
            return Optional.empty();
        }
        byte[] digest = new byte[DIGEST];
        bytes.get(digest);
        int[] words = new int[frames];
        int[] marks = new int[frames];
        bytes.asIntBuffer().get(words).get(marks);
        return Optional.of(
                new Sound(
                        content, HexFormat.of().formatHex(digest), new Fingerprint(words, marks)));
    }

    private static long size(int frames) {
        return DIGEST + 2L * Integer.BYTES * frames + Long.BYTES;
    }

    /** Stores a sound. */
    void put(String stretch, Sound sound) {
        Fingerprint fingerprint = sound.fingerprint();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size(fingerprint.frames())));
        bytes.put(HexFormat.of().parseHex(sound.samples()));
        bytes.asIntBuffer().put(fingerprint.words()).put(fingerprint.marks());
        CRC32 sum = new CRC32();
        sum.update(bytes.array(), 0, bytes.capacity() - Long.BYTES);
        bytes.putLong(bytes.capacity() - Long.BYTES, sum.getValue());
        Path file = file(sound.content(), stretch);
        try {
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(file.getParent(), "new", ".incomplete");
            try {
                Files.write(beside, bytes.array());
                Files.move(
                        beside,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw problem("write", e);
        }
    }

    private Path file(String content, String stretch) {
        String name = content + stretch + "-" + FingerprintKernel.REVISION + ".fingerprint";
        return folder.resolve(content.substring(0, 2)).resolve(name);
    }

    private Problem problem(String what, IOException e) {
        return new Problem(
                "could not " + what + " a fingerprint: " + e,
                folder.toString(),
                "free space or mend permissions, or name another folder in PATHOS_CACHE",
                e);
    }
}
