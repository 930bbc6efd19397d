package dev.pathos.pipeline;

import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % intervals by bootstrap over test speakers: what a metric does when as many speakers as there
 * are are drawn with replacement, each with all of the speaker's predictions.
 *
 * <p>Expanded percentile intervals (Hesterberg 2015, What Teachers Should Know About the Bootstrap,
 * section 5): the percentiles are those that give a mean of normal values its t interval, since
 * plain 2.5 and 97.5 are too narrow for the 6 to 100 speakers of the field's corpora. Resamplings
 * on which a metric is not defined are left out. With one speaker there is no interval.
 */
final class Bootstrap {
    /** Resamplings behind an interval. */
    static final int RESAMPLINGS = 2000;

    private static final double TAIL = .025;

    private Bootstrap() {}

    /** The interval of each metric, all on the same resamplings. */
    static List<Interval> intervals(List<Measure> measures, Pools pools) {
        return intervals(pools.speakers(), times -> pools.values(measures, times));
    }

    /**
     * The interval of how much more a metric is on some pools than on others of the same speakers.
     */
    static Interval difference(Measure measure, Pools pools, Pools minus) {
        List<Measure> one = List.of(measure);
        return intervals(
                        pools.speakers(),
                        t -> new double[] {pools.values(one, t)[0] - minus.values(one, t)[0]})
                .get(0);
    }

    private static List<Interval> intervals(int speakers, Function<int[], double[]> statistics) {
        int[] once = new int[speakers];
        Arrays.fill(once, 1);
        double[] values = statistics.apply(once);
        SplittableRandom random = Seeds.random(0, "bootstrap over speakers");
        double[][] resampled = new double[values.length][RESAMPLINGS];
        for (int b = 0; b < RESAMPLINGS; b++) {
            int[] times = new int[speakers];
            for (int i = 0; i < speakers; i++) {
                times[random.nextInt(speakers)]++;
            }
            double[] drawn = statistics.apply(times);
            for (int v = 0; v < drawn.length; v++) {
                resampled[v][b] = drawn[v];
            }
        }
        double tail = tail(speakers);
        List<Interval> intervals = new ArrayList<>();
        for (int v = 0; v < values.length; v++) {
            double[] sorted =
                    Arrays.stream(resampled[v]).filter(Double::isFinite).sorted().toArray();
            intervals.add(
                    new Interval(values[v], quantile(sorted, tail), quantile(sorted, 1 - tail)));
        }
        return intervals;
    }

    /** The share of resamplings below the interval; NaN for a single speaker. */
    static double tail(int speakers) {
        if (speakers < 2) {
            return Double.NaN;
        }
        double t = TDistribution.of(speakers - 1.).inverseCumulativeProbability(TAIL);
        double wider = Math.sqrt(speakers / (speakers - 1.));
        return NormalDistribution.of(0, 1).cumulativeProbability(wider * t);
    }

    /** Between two values in proportion (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0 || Double.isNaN(share)) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
