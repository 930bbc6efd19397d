package dev.pathos.bench;

import java.util.Arrays;

/** A list of floats that grows. */
final class Floats {
    private float[] values = new float[64];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = (float) value;
    }

    /** The median, NaN of none. */
    double median() {
        if (count == 0) {
            return Double.NaN;
        }
        float[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count % 2 == 1
                ? sorted[count / 2]
                : (sorted[count / 2 - 1] + (double) sorted[count / 2]) / 2;
    }
}
