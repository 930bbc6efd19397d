package dev.pathos.assembly;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that takes what is made: filled beside, then put in its place as a whole.
 *
 * <p>What is there already is replaced only if all of it is what an earlier call wrote.
 */
final class Destination implements AutoCloseable {
    private static final String LOCK = "in-use";

    private final Path out;
    private final Path stage;
    private final FileChannel channel;

    private Destination(Path out, Path stage, FileChannel channel) {
        this.out = out;
        this.stage = stage;
        this.channel = channel;
    }

    /**
     * Opens a folder for writing.
     *
     * @param out the folder
     * @param home the platform that runs, which must not be replaced
     * @throws Refusal if there is something else in it, or somebody else writes to it
     */
    static Destination open(Path out, Home home) throws IOException {
        Path target = Files.exists(out) ? out.toRealPath() : out;
        check(target, home);
        Path stage = target.resolveSibling("." + target.getFileName() + ".assembling");
        Files.createDirectories(stage);
        FileChannel channel =
                FileChannel.open(
                        stage.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new Refusal(
                    List.of(
                            new Fault(
                                    "another assembly writes there",
                                    out.toString(),
                                    "wait for its end, or name another folder with --out")));
        }
        Destination destination = new Destination(target, stage, channel);
        // What a killed process left behind.
        delete(destination.stage());
        Files.createDirectories(destination.stage());
        return destination;
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void check(Path out, Home home) throws IOException {
        if (!Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw refusal("this is a file and no folder", out);
        }
        if (home.folder().toRealPath().startsWith(out)) {
            throw refusal("the platform that runs lies in it", out);
        }
        Map<String, String> written = written(out.resolve(Content.DIGESTS));
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(f -> !Files.isDirectory(f)).toList()) {
                check(file, out, written);
            }
        }
    }

    private static void check(Path file, Path out, Map<String, String> written) throws IOException {
        Path inside = out.relativize(file);
        String digest = written.get(inside.toString().replace('\\', '/'));
        boolean scratch = inside.getNameCount() > 2 && inside.getName(1).endsWith(".pathos");
        if (written.isEmpty()) {
            throw refusal("this folder is not empty and was not made by assemble", out);
        }
        if (digest == null && !scratch && !inside.toString().equals(Content.DIGESTS)) {
            throw refusal("this is not of the distribution that was assembled there", file);
        }
        if (digest != null && !digest.equals(Digests.of(file))) {
            throw refusal("this was changed since it was assembled", file);
        }
    }

    private static Refusal refusal(String what, Path where) {
        return new Refusal(
                List.of(
                        new Fault(
                                what,
                                where.toString(),
                                "move it away, or name another folder with --out")));
    }

    /** Digests by path, as an earlier call wrote them. */
    private static Map<String, String> written(Path list) throws IOException {
        Map<String, String> digests = new HashMap<>();
        if (Files.isRegularFile(list)) {
            for (String line : Files.readAllLines(list)) {
                String[] words = line.split("  ", 2);
                if (words.length == 2) {
                    digests.put(words[1], words[0]);
                }
            }
        }
        return digests;
    }

    /** The folder to be filled. */
    Path stage() {
        return stage.resolve("new");
    }

    /**
     * Checks that there is room.
     *
     * @param bytes how much will be written
     * @throws Refusal if there is less
     */
    void require(long bytes) throws IOException {
        long free = Files.getFileStore(stage).getUsableSpace();
        if (free < bytes) {
            throw new Refusal(
                    List.of(
                            new Fault(
                                    "the disk has "
                                            + FeatureTables.megabytes(free)
                                            + " left, and "
                                            + FeatureTables.megabytes(bytes)
                                            + " are needed",
                                    out.toString(),
                                    "free some, or choose fewer with --format")));
        }
    }

    /** Puts what was filled in its place. */
    void commit() throws IOException {
        Path old = stage.resolve("old");
        delete(old);
        boolean replaced = Files.exists(out);
        if (replaced) {
            Files.move(out, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(stage(), out, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaced) {
                Files.move(old, out, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        delete(stage);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
