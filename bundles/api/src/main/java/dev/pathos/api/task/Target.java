package dev.pathos.api.task;

/**
 * What an objective compares a head's output with, for one utterance, or the reason why there is
 * nothing to compare with.
 *
 * <p>A head of level utterance takes one row. A head of level chunk takes one row a chunk, one of
 * level frame one row a frame of {@link Sample#frames}; where such a target has a single row it
 * counts for every chunk or frame. A row whose first value is NaN is no target.
 *
 * @param values row-major; null if there is no target
 * @param rows the number of rows
 * @param reason why there is no target, in a few words; an empty string if there is one
 */
public record Target(float[] values, int rows, String reason) {
    /**
     * A class.
     *
     * @param index its index in the objective's classes
     * @return a target of one value
     */
    public static Target ofClass(int index) {
        return new Target(new float[] {index}, 1, "");
    }

    /**
     * Values of the whole utterance: a distribution, several labels, attributes.
     *
     * @param values the values
     * @return a target of one row
     */
    public static Target of(float... values) {
        return new Target(values, 1, "");
    }

    /**
     * Values of every chunk or frame.
     *
     * @param rows chunks or frames, as many as the utterance has
     * @param values the values, row-major
     * @return a target of that many rows
     */
    public static Target ofRows(int rows, float[] values) {
        return new Target(values, rows, "");
    }

    /**
     * No target.
     *
     * @param reason why, in a few words that a report counts, such as {@code "no face"}
     * @return the absence
     */
    public static Target none(String reason) {
        return new Target(null, 0, reason);
    }

    /** Whether there is something to compare with. */
    public boolean present() {
        return values != null;
    }
}
