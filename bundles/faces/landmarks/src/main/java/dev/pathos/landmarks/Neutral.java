package dev.pathos.landmarks;

import java.util.Arrays;

/**
 * The value of a measure when the face is at rest: a quantile of the clip, drawn to the average
 * face's value as far as the clip is too short to know.
 *
 * <p>The value of people at rest is taken to be spread by {@code P = people^2} about the average
 * face's, and the clip's quantile by {@code E = clip^2 / (1 + seconds / 2)} about the person's,
 * because an expression that lasts about two seconds is one observation and not many. The weight of
 * the clip is then {@code P / (P + E)}, the best linear estimate of the two (James and Stein 1961;
 * Efron and Morris, JASA 70, 1975).
 */
final class Neutral {
    /** Seconds that an expression lasts. */
    private static final double EXPRESSION = 2;

    private Neutral() {}

    /**
     * Estimates it.
     *
     * @param measure the measure
     * @param values its values in the frames in which the face is seen, in any order
     * @param seconds how long they last together
     * @return the value at rest; the average face's if there are no values
     */
    static double of(Measure measure, float[] values, double seconds) {
        double average = measure.of(AverageFace.frontal());
        if (values.length == 0) {
            return average;
        }
        double people = measure.people() * measure.people();
        double clip = measure.clip() * measure.clip() / (1 + seconds / EXPRESSION);
        double weight = people / (people + clip);
        return weight * quantile(values, measure.quantile()) + (1 - weight) * average;
    }

    /** The quantile of values, between neighbours in proportion. */
    static double quantile(float[] values, double share) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
