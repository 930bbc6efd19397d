package dev.pathos.media;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decoded sound by the content of the file it came from; an entry is complete or absent.
 *
 * <p>Content and not path is the key: a corpus that moves is not decoded again, and a file that
 * changes is. What else decides the samples, the revision of the decoding and the downmix, is in
 * the key as well.
 */
final class SoundCache implements AutoCloseable {
    /** Goes up whenever the same input would decode to other samples. */
    static final int REVISION = 3;

    /** Several sources of one platform share a folder. */
    private static final AtomicLong PARTS = new AtomicLong();

    private final Path folder;
    private final Decoders decoders;

    /** Permits to decode: more workers than processors would be started and ended in turn. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final Set<Decoder> busy = ConcurrentHashMap.newKeySet();
    private final Map<Path, Object> locks = new ConcurrentHashMap<>();
    private final Set<Path> intact = ConcurrentHashMap.newKeySet();
    private final Downmix downmix;
    private final Digests digests = new Digests();

    /**
     * Makes a cache.
     *
     * @param folder holds the entries; made when the first one is written
     * @param decoders fill it, one for each file that is asked for at the same time
     * @param downmix what becomes of several channels
     */
    SoundCache(Path folder, Decoders decoders, Downmix downmix) {
        this.folder = folder;
        this.decoders = decoders;
        this.downmix = downmix;
    }

    /**
     * The sound of a file, decoded now unless it was before.
     *
     * @param file a sound or video file
     * @return its sound, mono, 16 kHz
     * @throws IOException if it has none that can be read; the message names file and reason
     */
    Audio open(Path file) throws IOException {
        InputFile state = InputFile.check(file);
        String digest = digests.of(file, state);
        Path entry =
                folder.resolve(digest.substring(0, 2))
                        .resolve(digest + "-" + revision(downmix) + ".f32");
        if (!usable(entry)) {
            synchronized (locks.computeIfAbsent(entry, absent -> new Object())) {
                decode(file, state, digest, entry);
            }
            locks.remove(entry);
        }
        return MappedAudio.of(entry);
    }

    /** Whether an entry is there; looked through once, as a disk may lose what it was given. */
    private boolean usable(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return false;
        }
        if (!intact.contains(entry)) {
            if (!MappedAudio.intact(entry)) {
                return false;
            }
            intact.add(entry);
        }
        return true;
    }

    /** What decides, beside a file's content, which samples come out. */
    static String revision(Downmix downmix) {
        return REVISION + "-" + downmix;
    }

    private void decode(Path file, InputFile state, String digest, Path entry) throws IOException {
        if (usable(entry)) {
            return;
        }
        Path part =
                folder.resolve(
                                String.join(
                                        "-",
                                        digest,
                                        String.valueOf(ProcessHandle.current().pid()),
                                        PARTS.incrementAndGet() + ".part"))
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
        turns.acquireUninterruptibly();
        try {
            fill(file, state, digest, entry, part);
        } finally {
            turns.release();
        }
    }

    private void fill(Path file, InputFile state, String digest, Path entry, Path part)
            throws IOException {
        Decoder decoder = decoders.take();
        busy.add(decoder);
        try {
            decode(decoder, file, state, part);
            // A file can change within the tick of its time: only its content tells for certain.
            if (!state.holds(file) || !digest.equals(Digests.compute(file))) {
                throw new FaultyFile(file, Fault.CHANGED, "");
            }
            Files.move(
                    part,
                    entry,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            busy.remove(decoder);
            decoders.give(decoder);
            Files.deleteIfExists(part);
        }
    }

    /** A fault found in a file that changed meanwhile says nothing about either of its states. */
    private void decode(Decoder decoder, Path file, InputFile state, Path part) throws IOException {
        try {
            decoder.decode(file.toAbsolutePath(), part, downmix);
        } catch (FaultyFile e) {
            if (Files.exists(file) && !state.holds(file)) {
                throw new FaultyFile(file, Fault.CHANGED, "");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        decoders.close();
        busy.forEach(Decoder::close);
    }
}
