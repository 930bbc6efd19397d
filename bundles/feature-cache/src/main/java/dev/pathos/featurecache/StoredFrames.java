package dev.pathos.featurecache;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Frames of an entry, mapped when they are read; the heap holds nothing of them.
 *
 * @param file the entry
 * @param head what it says of itself
 * @param mappings maps it
 */
record StoredFrames(Path file, EntryFile.Head head, Mappings mappings) implements Frames {
    @Override
    public int rows() {
        return head.rows();
    }

    @Override
    public List<String> columns() {
        return head.columns();
    }

    @Override
    public double frameRate() {
        return head.frameRate();
    }

    @Override
    public int read(int fromRow, float[] into) {
        int width = head.columns().size();
        int count = Math.max(0, Math.min(into.length / width, head.rows() - fromRow));
        if (count == 0) {
            return 0;
        }
        FloatBuffer[] segments = segments();
        long from = (long) fromRow * width;
        int wanted = count * width;
        for (int done = 0; done < wanted; ) {
            FloatBuffer segment = segments[(int) ((from + done) / mappings.segment())];
            int offset = (int) ((from + done) % mappings.segment());
            int piece = Math.min(wanted - done, segment.limit() - offset);
            // absolute, so that threads share the buffer
            segment.get(offset, into, done, piece);
            done += piece;
        }
        return count;
    }

    private FloatBuffer[] segments() {
        try {
            return mappings.of(this);
        } catch (IOException e) {
            throw new Problem(
                    "could not read cached features: " + Words.of(e),
                    file.toString(),
                    "give the same command again; what is not there is extracted anew",
                    e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
