package dev.pathos.lld;

import java.util.List;

/** A few columns that are computed together from one frame. */
interface Descriptors {
    /** The names of the columns. */
    List<String> names();

    /**
     * Computes them.
     *
     * @param frame the frame
     * @param row takes as many values as there are names
     * @param at where the first goes
     */
    void describe(Frame frame, float[] row, int at);
}
