package dev.pathos.lld;

import java.util.List;

/** A few columns that are computed together from a block of frames. */
interface Descriptors {
    /** The names of the columns, as the challenges' descriptor sets call them. */
    List<String> names();

    /**
     * Computes them; blocks come in the order of time, each once.
     *
     * @param block sixteen frames
     * @param out takes a row of sixteen values for each name
     * @param row where the first row goes
     */
    void describe(Block block, float[] out, int row);
}
