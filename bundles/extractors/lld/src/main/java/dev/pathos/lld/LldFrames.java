package dev.pathos.lld;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Deltas;
import dev.pathos.api.signal.Frames;
import java.util.List;

/**
 * The descriptors of one sound, computed when rows are read and never kept, so that a recording of
 * hours needs the memory of a block.
 */
final class LldFrames implements Frames {
    private static final int BLOCK = 256;
    private static final int REACH = 2;

    private final Audio audio;
    private final Options options;
    private final List<String> columns;
    private final int rows;

    LldFrames(Audio audio, Options options, List<String> columns) {
        this.audio = audio;
        this.options = options;
        this.columns = columns;
        rows = options.framing().rows(audio.length());
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public double frameRate() {
        return (double) audio.sampleRate() / options.framing().hop();
    }

    @Override
    public int read(int fromRow, float[] into) {
        int count = Math.max(0, Math.min(into.length / columns.size(), rows - fromRow));
        Analysis analysis = new Analysis(options);
        for (int done = 0; done < count; done += BLOCK) {
            int size = Math.min(BLOCK, count - done);
            block(analysis, fromRow + done, size, into, done * columns.size());
        }
        return count;
    }

    /** Deltas look at two rows to each side, so these are computed too, as far as they exist. */
    private void block(Analysis analysis, int from, int size, float[] into, int at) {
        int width = analysis.names().size();
        int context = options.deltas() ? REACH : 0;
        int first = Math.max(0, from - context);
        int last = Math.min(rows, from + size + context);
        float[] values = new float[(last - first) * width];
        analysis.rows(audio, first, values);
        float[] deltas = new float[options.deltas() ? values.length : 0];
        Deltas.of(values, deltas.length / width, width, REACH, deltas);
        for (int r = 0; r < size; r++) {
            int source = (from - first + r) * width;
            int target = at + r * columns.size();
            System.arraycopy(values, source, into, target, width);
            if (options.deltas()) {
                System.arraycopy(deltas, source, into, target + width, width);
            }
        }
    }
}
