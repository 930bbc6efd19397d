package dev.pathos.functionals;

import dev.pathos.acoustics.Rows;
import java.util.function.Supplier;

/** One row, computed when it is read. */
final class Once implements Rows {
    private final int width;
    private final Supplier<float[]> row;
    private boolean done;

    Once(int width, Supplier<float[]> row) {
        this.width = width;
        this.row = row;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean next(float[] into) {
        if (done) {
            return false;
        }
        done = true;
        System.arraycopy(row.get(), 0, into, 0, width);
        return true;
    }
}
