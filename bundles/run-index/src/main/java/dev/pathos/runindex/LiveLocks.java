package dev.pathos.runindex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells which experiments run now, by the locks that the system lists.
 *
 * <p>Trying the lock itself would be wrong: closing the file would release a lock that this very
 * process holds, and a run that begins in that moment would find its folder taken. Where the system
 * lists no locks (only Linux does), and for runs on other machines, nothing is known.
 */
final class LiveLocks {
    private static final Path LIST = Path.of("/proc/locks");

    private final Set<String> inodes = new HashSet<>();

    /** The locks of this moment. */
    static LiveLocks now() {
        LiveLocks locks = new LiveLocks();
        try {
            // such as: 1: POSIX  ADVISORY  WRITE 25232 fe:00:2146341 0 EOF
            for (String line : Files.readAllLines(LIST)) {
                String[] words = line.strip().split("\\s+");
                if (words.length > 5 && words[3].equals("WRITE")) {
                    locks.inodes.add(words[5].substring(words[5].lastIndexOf(':') + 1));
                }
            }
        } catch (IOException e) {
            // nothing is known then
        }
        return locks;
    }

    /** Whether an experiment's folder is locked by its run. */
    boolean holds(Path folder) {
        if (inodes.isEmpty()) {
            return false;
        }
        try {
            Object inode = Files.getAttribute(folder.resolve("lock"), "unix:ino");
            return inodes.contains(String.valueOf(inode));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
