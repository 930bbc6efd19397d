package dev.pathos.pipeline;

import java.io.IOException;
import java.util.List;

/**
 * How predictions are added up so that metrics follow from sums.
 *
 * <p>Sums of speakers add to sums of everybody, which is what lets speakers be weighted or
 * exchanged thousands of times without reading a prediction again.
 */
interface Tally {
    /** How many sums are kept. */
    int width();

    /**
     * Adds one prediction.
     *
     * @param sums where to
     * @param truth what is true, as written in a file of predictions
     * @param predicted what was predicted
     * @throws IOException if this is no prediction of this kind
     */
    void add(double[] sums, String truth, String predicted) throws IOException;

    /** The metrics; systems are compared by the first. */
    List<Measure> measures();

    /** The classes of which each utterance has one; empty where it has several, or values. */
    List<String> classes();
}
