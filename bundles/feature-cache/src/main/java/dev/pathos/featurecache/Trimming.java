package dev.pathos.featurecache;

import dev.pathos.featurecache.Entries.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Deletes entries, but none that a process uses. */
final class Trimming {
    private final Path folder;
    private final Users users;
    private final Predicate<Path> inUse;
    private final Mappings mappings;

    /**
     * Makes it.
     *
     * @param folder the cache
     * @param users who else uses it
     * @param inUse whether this process uses an entry
     * @param mappings forgets what is deleted
     */
    Trimming(Path folder, Users users, Predicate<Path> inUse, Mappings mappings) {
        this.folder = folder;
        this.users = users;
        this.inUse = inUse;
        this.mappings = mappings;
    }

    /**
     * What was done.
     *
     * @param entries how many were deleted
     * @param bytes how large they were
     * @param spared how many should have been deleted and are in use
     * @param left how large all others are
     */
    record Deleted(int entries, long bytes, int spared, long left) {}

    /** Deletes entries that have not been used for longest until the others fit. */
    Deleted to(long limit) throws IOException {
        List<Entry> entries = Entries.list(folder);
        long size = entries.stream().mapToLong(Entry::bytes).sum();
        OptionalLong others = users.othersSince();
        int deleted = 0;
        int spared = 0;
        long left = size;
        for (Entry entry : entries) {
            if (left <= limit) {
                break;
            }
            if (spare(entry, others)) {
                spared++;
            } else if (delete(entry)) {
                deleted++;
                left -= entry.bytes();
            }
        }
        return new Deleted(deleted, size - left, spared, left);
    }

    /** Deletes all entries that are wanted gone. */
    Deleted all(Predicate<Entry> wanted) throws IOException {
        OptionalLong others = users.othersSince();
        int deleted = 0;
        int spared = 0;
        long size = 0;
        long left = 0;
        for (Entry entry : Entries.list(folder)) {
            if (!wanted.test(entry)) {
                left += entry.bytes();
            } else if (spare(entry, others)) {
                spared++;
                left += entry.bytes();
            } else if (delete(entry)) {
                deleted++;
                size += entry.bytes();
            }
        }
        return new Deleted(deleted, size, spared, left);
    }

    private boolean spare(Entry entry, OptionalLong others) {
        return inUse.test(entry.file()) || others.isPresent() && entry.used() >= others.getAsLong();
    }

    private boolean delete(Entry entry) throws IOException {
        mappings.forget(entry.file());
        return Files.deleteIfExists(entry.file());
    }
}
