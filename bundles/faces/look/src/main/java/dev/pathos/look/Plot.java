package dev.pathos.look;

/**
 * A rectangle in which time runs to the right.
 *
 * @param x pixels of its left edge
 * @param y pixels of its upper edge
 * @param width pixels
 * @param height pixels
 * @param from seconds at the left edge
 * @param to seconds at the right edge, after that
 */
record Plot(int x, int y, int width, int height, double from, double to) {
    /** Where a moment is. */
    double at(double seconds) {
        return x + width * (seconds - from) / (to - from);
    }

    /**
     * Where a value is.
     *
     * @param value the value, beyond the ends taken for them
     * @param low the value at the lower edge
     * @param high the value at the upper edge
     */
    double level(double value, double low, double high) {
        double share = (Math.max(low, Math.min(high, value)) - low) / (high - low);
        return y + height * (1 - share);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    /** The same over other rows. */
    Plot rows(int upper, int rows) {
        return new Plot(x, upper, width, rows, from, to);
    }
}
