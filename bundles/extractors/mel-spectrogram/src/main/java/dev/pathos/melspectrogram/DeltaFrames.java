package dev.pathos.melspectrogram;

import dev.pathos.api.signal.Deltas;
import dev.pathos.api.signal.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames with their deltas beside them, and the deltas of these: regressions over two rows to each
 * side (The HTK Book 3.4, section 5.9), computed piece by piece.
 */
final class DeltaFrames implements Frames {
    private static final int REACH = 2;

    /** Rows computed at a time, beside those that only the deltas of others need. */
    private static final int PIECE = 512;

    private final Frames inner;
    private final int order;
    private final List<String> columns;

    /**
     * @param order 1 for deltas, 2 for deltas of deltas too
     */
    DeltaFrames(Frames inner, int order) {
        this.inner = inner;
        this.order = order;
        columns = new ArrayList<>(inner.columns());
        String suffix = "";
        for (int d = 1; d <= order; d++) {
            suffix += "_de";
            for (String column : inner.columns()) {
                columns.add(column + suffix);
            }
        }
    }

    @Override
    public int rows() {
        return inner.rows();
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public double frameRate() {
        return inner.frameRate();
    }

    @Override
    public int read(int fromRow, float[] into) {
        int count = Math.max(0, Math.min(into.length / columns.size(), rows() - fromRow));
        for (int done = 0; done < count; done += PIECE) {
            piece(fromRow + done, Math.min(PIECE, count - done), into, done * columns.size());
        }
        return count;
    }

    private void piece(int fromRow, int count, float[] into, int at) {
        int width = inner.columns().size();
        // Each order looks so far, and what lies beyond an end of the sound equals the end.
        int begin = Math.max(0, fromRow - order * REACH);
        int rows = Math.min(inner.rows(), fromRow + count + order * REACH) - begin;
        float[] values = new float[rows * width];
        inner.read(begin, values);
        for (int d = 0; d <= order; d++) {
            for (int r = 0; r < count; r++) {
                int from = (fromRow - begin + r) * width;
                int to = at + r * columns.size() + d * width;
                System.arraycopy(values, from, into, to, width);
            }
            if (d < order) {
                float[] deltas = new float[values.length];
                Deltas.of(values, rows, width, REACH, deltas);
                values = deltas;
            }
        }
    }
}
