package dev.pathos.acoustics;

import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.function.Supplier;

/**
 * Frames whose rows depend on those before them, computed when they are read and never kept.
 *
 * <p>Reading goes on where the last reading ended; whoever reads backwards has everything before
 * computed anew, in the time of the sound up to there. Readers in several threads wait for one
 * another.
 */
public final class SequentialFrames implements Frames {
    private final List<String> columns;
    private final double frameRate;
    private final int rows;
    private final Supplier<Rows> beginning;
    private Rows current;
    private int position;

    /**
     * Makes a view.
     *
     * @param columns the names of the columns
     * @param frameRate frames per second
     * @param rows how many rows there are
     * @param beginning computes them from the first one on
     */
    public SequentialFrames(
            List<String> columns, double frameRate, int rows, Supplier<Rows> beginning) {
        this.columns = List.copyOf(columns);
        this.frameRate = frameRate;
        this.rows = rows;
        this.beginning = beginning;
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
        return frameRate;
    }

    @Override
    public synchronized int read(int fromRow, float[] into) {
        int width = columns.size();
        int count = Math.max(0, Math.min(into.length / width, rows - fromRow));
        if (count == 0) {
            return 0;
        }
        Rows source = current;
        // what fails midway is not gone on with
        current = null;
        if (source == null || position > fromRow) {
            source = beginning.get();
            position = 0;
        }
        float[] row = new float[width];
        while (position < fromRow) {
            advance(source, row);
        }
        for (int r = 0; r < count; r++) {
            advance(source, row);
            System.arraycopy(row, 0, into, r * width, width);
        }
        if (position < rows) {
            current = source;
        }
        return count;
    }

    private void advance(Rows source, float[] row) {
        if (!source.next(row)) {
            throw new IllegalStateException("row " + position + " of " + rows + " is missing");
        }
        position++;
    }
}
