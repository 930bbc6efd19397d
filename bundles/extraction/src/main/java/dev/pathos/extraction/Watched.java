package dev.pathos.extraction;

import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Frames that tell how far they have been read.
 *
 * @param frames the frames
 * @param progress is told the share
 */
record Watched(Frames frames, DoubleConsumer progress) implements Frames {
    @Override
    public int rows() {
        return frames.rows();
    }

    @Override
    public List<String> columns() {
        return frames.columns();
    }

    @Override
    public double frameRate() {
        return frames.frameRate();
    }

    @Override
    public int read(int fromRow, float[] into) {
        int count = frames.read(fromRow, into);
        progress.accept((fromRow + (double) count) / Math.max(1, rows()));
        return count;
    }
}
