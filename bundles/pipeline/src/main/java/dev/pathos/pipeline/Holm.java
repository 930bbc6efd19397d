package dev.pathos.pipeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusts the p values of several comparisons so that the family errs no more often than one. */
final class Holm {
    private Holm() {}

    /**
     * Adjusts by Holm's step-down method (Holm 1979): the i-th smallest of m is multiplied by
     * {@code m - i + 1}; none becomes smaller than one before it or larger than 1.
     *
     * @param p the values; NaN is no member of the family
     * @return the adjusted values in the same order, NaN where there was none
     */
    static double[] adjust(double[] p) {
        int[] order =
                IntStream.range(0, p.length)
                        .filter(i -> !Double.isNaN(p[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double before = 0;
        for (int i = 0; i < order.length; i++) {
            before = Math.max(before, Math.min(1, p[order[i]] * (order.length - i)));
            adjusted[order[i]] = before;
        }
        return adjusted;
    }
}
