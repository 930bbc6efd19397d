package dev.pathos.functionals;

import java.util.Arrays;

/** A contour that is kept, as its order or its shape matters. */
final class Contour {
    private float[] values = new float[1024];
    private int size;

    /** Appends a value. */
    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    /** The number of values. */
    int size() {
        return size;
    }

    /** A value. */
    float get(int index) {
        return values[index];
    }

    /**
     * Percentiles, linear between neighbours: the value at {@code p (n - 1)} of the sorted contour.
     *
     * @param shares p, each 0..1
     * @return as many values, 0 of nothing
     */
    double[] percentiles(double... shares) {
        float[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        double[] found = new double[shares.length];
        for (int i = 0; i < shares.length && size > 0; i++) {
            double position = shares[i] * (size - 1);
            int below = (int) position;
            int above = Math.min(size - 1, below + 1);
            found[i] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return found;
    }
}
