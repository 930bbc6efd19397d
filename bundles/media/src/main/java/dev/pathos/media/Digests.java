package dev.pathos.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of files' contents, computed once for each state of a file. */
final class Digests {
    /** File systems keep times by ticks, within which a file can change unseen; FAT's is 2 s. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private record Version(Path file, InputFile state) {}

    private final Map<Version, String> known = new ConcurrentHashMap<>();

    /**
     * The digest of a file.
     *
     * @param file the file
     * @param state its state just now
     * @return 64 hexadecimal digits
     * @throws IOException if it cannot be read
     */
    String of(Path file, InputFile state) throws IOException {
        Version version = new Version(file, state);
        String digest = known.get(version);
        if (digest == null) {
            boolean settled = state.changed().toInstant().isBefore(Instant.now().minus(TICK));
            digest = compute(file);
            if (settled && state.holds(file)) {
                known.put(version, digest);
            }
        }
        return digest;
    }

    /** Reads all of a file. */
    static String compute(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
