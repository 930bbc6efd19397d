package dev.pathos.api.signal;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A matrix of features over time, one row a frame, as a view that need not lie in memory.
 *
 * <p>Values may be NaN where a feature is undefined (F0 of an unvoiced frame, say); whoever
 * normalises decides what becomes of them. A view may be read from several threads.
 */
@ConsumerType
public interface Frames {
    /** The number of frames. */
    int rows();

    /** The names of the columns, in order and distinct. */
    List<String> columns();

    /** Frames per second; row {@code i} stands for the time {@code i / frameRate()}. */
    double frameRate();

    /**
     * Copies whole rows out, row-major.
     *
     * @param fromRow the first row, at least 0
     * @param into where they go; its length is a multiple of the number of columns
     * @return how many rows were there to copy
     */
    int read(int fromRow, float[] into);

    /** All rows in one fresh row-major array, for clips that surely fit. */
    default float[] toArray() {
        float[] all = new float[Math.multiplyExact(rows(), columns().size())];
        read(0, all);
        return all;
    }

    /**
     * A view on rows in memory.
     *
     * @param columns the names of the columns
     * @param frameRate frames per second
     * @param values the rows, row-major, not copied
     * @return the view
     */
    static Frames of(List<String> columns, double frameRate, float[] values) {
        List<String> names = List.copyOf(columns);
        int width = names.size();
        if (width == 0 || values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " values, " + width + " columns");
        }
        int rows = values.length / width;
        return new Frames() {
            @Override
            public int rows() {
                return rows;
            }

            @Override
            public List<String> columns() {
                return names;
            }

            @Override
            public double frameRate() {
                return frameRate;
            }

            @Override
            public int read(int fromRow, float[] into) {
                int count = Math.max(0, Math.min(into.length / width, rows - fromRow));
                if (count > 0) {
                    System.arraycopy(values, fromRow * width, into, 0, count * width);
                }
                return count;
            }
        };
    }
}
