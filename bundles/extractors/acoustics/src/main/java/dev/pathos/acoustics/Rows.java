package dev.pathos.acoustics;

import org.osgi.annotation.versioning.ConsumerType;

/** Rows of values over time that are computed one after the other; for one thread. */
@ConsumerType
public interface Rows {
    /** The number of values in a row. */
    int width();

    /**
     * Computes the next row.
     *
     * @param row takes the values, from index 0 on
     * @return whether there was one; if not, {@code row} is left as it was
     */
    boolean next(float[] row);
}
