package dev.pathos.extraction;

import dev.pathos.api.feature.FeatureFormat.Sink;
import dev.pathos.api.signal.Frames;
import java.io.IOException;

/** Hands frames to a file block by block. */
final class FeatureFile {
    /** Values at once: enough to be quick, and little beside any heap. */
    private static final int BLOCK = 1 << 16;

    private FeatureFile() {}

    /** Writes all rows of a clip. */
    static void write(Sink sink, String clip, Frames frames) throws IOException {
        int width = frames.columns().size();
        int block = Math.max(1, BLOCK / width);
        float[] values = new float[0];
        for (int row = 0; row < frames.rows(); row += block) {
            int length = Math.min(block, frames.rows() - row) * width;
            values = values.length == length ? values : new float[length];
            frames.read(row, values);
            sink.write(clip, row, frames.frameRate(), values);
        }
    }
}
