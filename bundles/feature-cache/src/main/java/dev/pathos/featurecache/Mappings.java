package dev.pathos.featurecache;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The entries that are mapped at the moment: those read last, because a process may have some ten
 * thousand mappings and a corpus has more clips.
 */
final class Mappings {
    /** A single mapping cannot be longer than 2^31-1 bytes. */
    private static final int SEGMENT = 1 << 28;

    private static final int AT_ONCE = 8192;

    private final int segment;
    private final Map<Path, FloatBuffer[]> mapped;

    Mappings() {
        this(SEGMENT, AT_ONCE);
    }

    /**
     * Makes it.
     *
     * @param segment values in one mapping
     * @param most entries that stay mapped
     */
    Mappings(int segment, int most) {
        this.segment = segment;
        this.mapped =
                new LinkedHashMap<>(16, .75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Path, FloatBuffer[]> eldest) {
                        return size() > most;
                    }
                };
    }

    int segment() {
        return segment;
    }

    /** The values of an entry in pieces of {@link #segment}. */
    FloatBuffer[] of(StoredFrames frames) throws IOException {
        synchronized (mapped) {
            FloatBuffer[] known = mapped.get(frames.file());
            if (known != null) {
                return known;
            }
        }
        FloatBuffer[] fresh = map(frames.file(), frames.head());
        synchronized (mapped) {
            mapped.put(frames.file(), fresh);
        }
        LastUse.now(frames.file());
        return fresh;
    }

    /** Forgets an entry that is replaced or deleted. */
    void forget(Path file) {
        synchronized (mapped) {
            mapped.remove(file);
        }
    }

    private FloatBuffer[] map(Path file, EntryFile.Head head) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < head.end()) {
                throw new IOException("shorter than it was");
            }
            long values = (head.end() - head.start()) / Float.BYTES;
            FloatBuffer[] segments =
                    new FloatBuffer[Math.toIntExact((values + segment - 1) / segment)];
            for (int s = 0; s < segments.length; s++) {
                long from = (long) s * segment;
                segments[s] =
                        channel.map(
                                        FileChannel.MapMode.READ_ONLY,
                                        head.start() + from * Float.BYTES,
                                        Math.min(segment, values - from) * Float.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asFloatBuffer();
            }
            return segments;
        }
    }
}
