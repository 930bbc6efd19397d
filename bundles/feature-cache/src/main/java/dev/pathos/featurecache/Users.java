package dev.pathos.featurecache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes that use a cache, each by a file with its host, number and start in the name.
 *
 * <p>What a process leaves half written is removed once the process is gone; what another may be
 * reading, because it was used since that one began, is not trimmed away under it. A process on
 * another host cannot be seen: it counts as gone a week after it began.
 */
final class Users {
    private static final Pattern NAME = Pattern.compile("(.+)_(\\d+)_(\\d+)");
    private static final Duration UNSEEN = Duration.ofDays(7);

    private final Path folder;
    private final String own;

    Users(Path folder) {
        this.folder = folder;
        ProcessHandle process = ProcessHandle.current();
        this.own = host() + "_" + process.pid() + "_" + started(process);
    }

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** What this process is called. */
    String own() {
        return own;
    }

    /** Tells others of this process. */
    void enter() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(own);
        if (!Files.exists(file)) {
            Files.write(file, new byte[0]);
        }
    }

    /** Takes leave. */
    void leave() {
        try {
            Files.deleteIfExists(folder.resolve(own));
        } catch (IOException e) {
            // The next process finds that this one is gone.
            return;
        }
    }

    /**
     * Whether a process is gone.
     *
     * @param user what it is called; a name that is none counts as gone
     */
    boolean gone(String user) {
        Matcher name = NAME.matcher(user);
        if (!name.matches()) {
            return true;
        }
        long start = Long.parseLong(name.group(3));
        if (!name.group(1).equals(host())) {
            return Instant.ofEpochMilli(start).isBefore(Instant.now().minus(UNSEEN));
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name.group(2)));
        return process.isEmpty() || !process.get().isAlive() || started(process.get()) != start;
    }

    /**
     * Since when others use the cache.
     *
     * @return milliseconds since 1970; empty if nobody else does
     */
    OptionalLong othersSince() throws IOException {
        OptionalLong since = OptionalLong.empty();
        if (!Files.isDirectory(folder)) {
            return since;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String user = file.getFileName().toString();
                if (user.equals(own)) {
                    continue;
                }
                if (gone(user)) {
                    Files.deleteIfExists(file);
                } else {
                    long began = Files.getLastModifiedTime(file).toMillis();
                    since = OptionalLong.of(Math.min(began, since.orElse(began)));
                }
            }
        }
        return since;
    }
}
