package dev.pathos.featurecache;

import dev.pathos.api.feature.FeatureCache.Key;
import dev.pathos.api.feature.FeatureCache.Source;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import dev.pathos.featurecache.Trimming.Deleted;
import java.io.EOFException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Entries in a folder: written beside, forced to disk and renamed, so that each is complete or
 * absent; checked against their checksum when this process first uses them.
 */
final class FeatureStore implements AutoCloseable {
    /** A cache that exceeds its limit is trimmed to this share of it, so that it rests a while. */
    private static final double RESTING = .9;

    private static final long UNKNOWN = -1;

    /** How often memory may be collected only to see what is in use. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Path folder;
    private final long limit;
    private final Users users;
    private final Mappings mappings;
    private final Trimming trimming;
    private final Map<Path, Slot> slots = new ConcurrentHashMap<>();

    /** Names of columns are the same in all of a corpus's entries; the heap holds them once. */
    private final Map<List<String>, List<String>> columns = new ConcurrentHashMap<>();

    private final AtomicLong size = new AtomicLong(UNKNOWN);
    private boolean entered;
    private long collected = System.nanoTime() - PATIENCE_NANOS;

    /** What this process knows of an entry; whoever reads or makes it holds the slot's lock. */
    private static final class Slot {
        private WeakReference<StoredFrames> view = new WeakReference<>(null);
    }

    /**
     * Makes a store; nothing is written before the first entry.
     *
     * @param folder holds the entries
     * @param limit bytes that they may take; 0 for any number
     * @param mappings maps them
     */
    FeatureStore(Path folder, long limit, Mappings mappings) {
        this.folder = folder;
        this.limit = limit;
        this.mappings = mappings;
        this.users = new Users(folder.resolve("users"));
        this.trimming = new Trimming(folder, users, this::inUse, mappings);
    }

    private boolean inUse(Path file) {
        Slot slot = slots.get(file);
        return slot != null && slot.view.get() != null;
    }

    /** As {@link dev.pathos.api.feature.FeatureCache#frames}. */
    Frames frames(Key key, Source source) throws IOException {
        Path file = file(key);
        Slot slot = slots.computeIfAbsent(file, absent -> new Slot());
        StoredFrames view;
        boolean grown = false;
        synchronized (slot) {
            view = slot.view.get();
            if (view == null) {
                view = open(file).orElse(null);
            }
            if (view == null) {
                Frames frames = source.extract();
                view = store(file, key.extractor(), frames);
                grown = true;
            }
            slot.view = new WeakReference<>(view);
        }
        if (grown && limit > 0) {
            watch(view.head().end());
        }
        return view;
    }

    private Path file(Key key) {
        String name =
                Digests.of(
                        key.content()
                                + '\n'
                                + key.decoding()
                                + "\n"
                                + key.extractor()
                                + '\n'
                                + key.start()
                                + '\n'
                                + key.end());
        return folder.resolve(name.substring(0, 2)).resolve(name + Entries.EXTENSION);
    }

    private Optional<StoredFrames> open(Path file) {
        try {
            enter();
            EntryFile.Head head = EntryFile.check(file);
            LastUse.now(file);
            return Optional.of(view(file, head));
        } catch (NoSuchFileException | EOFException e) {
            mappings.forget(file);
            return Optional.empty();
        } catch (IOException e) {
            throw problem("could not read cached features: ", e);
        }
    }

    private StoredFrames view(Path file, EntryFile.Head head) {
        List<String> same = columns.computeIfAbsent(head.columns(), names -> names);
        return new StoredFrames(file, head.sharing(same), mappings);
    }

    private StoredFrames store(Path file, String extractor, Frames frames) {
        try {
            enter();
            Files.createDirectories(file.getParent());
            String name = file.getFileName().toString().replace(Entries.EXTENSION, "");
            Path part = file.resolveSibling(name + "@" + users.own() + Entries.PART);
            try {
                Files.write(part, new byte[0]);
                EntryFile.write(part, extractor, frames);
                Files.move(
                        part,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return view(file, EntryFile.head(file));
        } catch (IOException e) {
            throw problem("could not write to the feature cache: ", e);
        }
    }

    /** Before the first use: removes what is left of others. */
    private synchronized void enter() throws IOException {
        if (!entered) {
            users.enter();
            Entries.sweep(folder, users);
            entered = true;
        }
    }

    /** Trims once in a while: what others add in the meantime is seen the next time. */
    private void watch(long added) {
        try {
            synchronized (size) {
                if (size.get() == UNKNOWN) {
                    size.set(Entries.list(folder).stream().mapToLong(Entries.Entry::bytes).sum());
                } else {
                    size.addAndGet(added);
                }
                if (size.get() > limit) {
                    size.set(fit().left());
                }
            }
        } catch (IOException e) {
            throw problem("could not trim the feature cache: ", e);
        }
    }

    private Deleted fit() throws IOException {
        long resting = (long) (RESTING * limit);
        Deleted deleted = trimming.to(resting);
        long now = System.nanoTime();
        if (deleted.left() > limit && now - collected > PATIENCE_NANOS) {
            // much of what seems to be used is only not collected yet
            System.gc();
            collected = now;
            deleted = trimming.to(resting);
        }
        return deleted;
    }

    /** Deletes what has not been used for longest. */
    Deleted trim(long bytes) {
        return deleting(() -> trimming.to(bytes));
    }

    /** Deletes what is wanted gone. */
    Deleted clear(Predicate<Entries.Entry> wanted) {
        return deleting(() -> trimming.all(wanted));
    }

    /** Deletes something. */
    private interface Deletion {
        Deleted delete() throws IOException;
    }

    private Deleted deleting(Deletion deletion) {
        // what nothing reads any more is known to be so only once it is collected
        System.gc();
        try {
            Entries.sweep(folder, users);
            Deleted deleted = deletion.delete();
            size.set(deleted.left());
            return deleted;
        } catch (IOException e) {
            throw problem("could not delete from the feature cache: ", e);
        }
    }

    Problem problem(String what, IOException e) {
        return new Problem(
                what + Words.of(e),
                folder.toString(),
                "free space or mend permissions, or name another folder in PATHOS_CACHE",
                e);
    }

    Path folder() {
        return folder;
    }

    long limit() {
        return limit;
    }

    /** Takes leave, and trims what could not be while it was in use. */
    @Override
    public void close() {
        try {
            synchronized (size) {
                if (limit > 0 && size.get() > limit) {
                    slots.clear();
                    trimming.to((long) (RESTING * limit));
                }
            }
        } catch (IOException e) {
            // The next process trims as well.
            return;
        } finally {
            users.leave();
        }
    }
}
