package dev.pathos.acoustics;

import java.util.ArrayList;
import java.util.List;

/** Rows from memory, and back into it. */
final class Table {
    private Table() {}

    /** Gives those rows, all as long as the width. */
    static Rows of(int width, float[]... rows) {
        return new Rows() {
            private int next;

            @Override
            public int width() {
                return width;
            }

            @Override
            public boolean next(float[] row) {
                if (next == rows.length) {
                    return false;
                }
                System.arraycopy(rows[next++], 0, row, 0, width);
                return true;
            }
        };
    }

    /** One column. */
    static Rows column(float... values) {
        float[][] rows = new float[values.length][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = new float[] {values[r]};
        }
        return of(1, rows);
    }

    /** All rows there are; asks once more at the end. */
    static List<float[]> all(Rows rows) {
        List<float[]> all = new ArrayList<>();
        float[] row = new float[rows.width()];
        while (rows.next(row)) {
            all.add(row.clone());
        }
        if (rows.next(row)) {
            throw new AssertionError("a row after the end");
        }
        return all;
    }

    /** All values of one column. */
    static float[] column(Rows rows, int column) {
        List<float[]> all = all(rows);
        float[] values = new float[all.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = all.get(r)[column];
        }
        return values;
    }
}
