package dev.pathos.plugins;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Every jar that ever was a plug-in, under its SHA-256: installed bundles lie here, where nobody
 * writes over them.
 *
 * <p>Several processes may share it: a file comes whole or not at all.
 */
final class Store {
    private static final String REFERENCE = "reference:";
    private static final String PREFIX = "sha256-";
    private static final String INCOMING = ".incoming-";

    /** A copy that is older than this belongs to a process that was killed. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;

    Store(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a jar.
     *
     * @param file the jar
     * @return what it tells, to be read in the store
     * @throws Incomplete if it is no whole zip file
     * @throws Problem if it can be no plug-in, or the store takes nothing
     */
    Jar keep(Path file) {
        try {
            String sha256 = Digests.of(file);
            Path kept = place(sha256);
            if (intact(kept, sha256)) {
                return Jar.read(file, kept, sha256);
            }
            Files.createDirectories(folder);
            removeAbandoned();
            Path copy = folder.resolve(INCOMING + UUID.randomUUID());
            try {
                Files.copy(file, copy);
                // of the copy: the file may have changed meanwhile
                String copied = Digests.of(copy);
                Jar jar = Jar.read(file, copy, copied);
                checkContent(jar);
                force(copy);
                Path place = place(copied);
                Files.move(
                        copy,
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                return jar.at(place);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new Problem(
                    "it cannot be kept: " + Words.of(e),
                    file.getFileName() + ", store " + folder,
                    "make the jar readable and the store writable, and make room there",
                    e);
        }
    }

    /** Where the framework finds a stored bundle; the same in every process. */
    String location(Path kept) {
        return REFERENCE + kept.toUri();
    }

    /** Whether a bundle that lies there is one of the store's. */
    boolean owns(String location) {
        return location.startsWith(REFERENCE + folder.resolve(PREFIX).toUri());
    }

    /**
     * A stored jar.
     *
     * @throws Problem if it is damaged
     */
    Optional<Jar> find(String sha256) {
        Path kept = place(sha256);
        if (!sha256.matches("[0-9a-f]{64}") || !Files.isRegularFile(kept)) {
            return Optional.empty();
        }
        try {
            if (!intact(kept, sha256)) {
                throw new Problem(
                        "the stored plug-in is damaged: its content has another SHA-256",
                        kept.toString(),
                        "delete it, and put the jar into the plug-in folder again");
            }
        } catch (IOException e) {
            throw new Problem(Words.of(e), kept.toString(), "make the file readable", e);
        }
        return Optional.of(Jar.read(kept, kept, sha256));
    }

    private Path place(String sha256) {
        return folder.resolve(PREFIX + sha256 + ".jar");
    }

    private static boolean intact(Path kept, String sha256) throws IOException {
        return Files.isRegularFile(kept) && Digests.of(kept).equals(sha256);
    }

    /** Reads all of it once: a damaged class would fail in the midst of a run. */
    private static void checkContent(Jar jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.content().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                CRC32 sum = new CRC32();
                try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                if (!entry.isDirectory() && sum.getValue() != entry.getCrc()) {
                    throw new ZipException(entry.getName() + " is damaged");
                }
            }
        } catch (ZipException | EOFException e) {
            throw new Incomplete(jar.file().getFileName().toString(), e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void removeAbandoned() throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        List<Path> copies;
        try (Stream<Path> files = Files.list(folder)) {
            copies = files.filter(f -> f.getFileName().toString().startsWith(INCOMING)).toList();
        }
        for (Path copy : copies) {
            if (Files.getLastModifiedTime(copy).compareTo(limit) < 0) {
                Files.deleteIfExists(copy);
            }
        }
    }
}
