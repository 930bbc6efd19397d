package dev.pathos.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of predictions by pool and speaker: a metric is computed on each pool, then averaged over
 * the pools of a seed, then over seeds.
 *
 * @param speakers how many speakers there are
 * @param width sums of each
 * @param pools what is pooled; at least one
 */
record Pools(int speakers, int width, List<Pool> pools) {
    /**
     * Predictions that are pooled: of a seed, or of one partition of a seed.
     *
     * @param seed the seed
     * @param bySpeaker the sums of each speaker, null where the pool does not test the speaker
     */
    record Pool(long seed, double[][] bySpeaker) {}

    /** A metric on everybody; NaN where it is not defined on some pool. */
    double value(Measure measure) {
        return values(List.of(measure), everybody())[0];
    }

    /** A metric of each seed, in order of seeds. */
    double[] bySeed(Measure measure) {
        return seeds(List.of(measure), everybody()).stream().mapToDouble(s -> s[0]).toArray();
    }

    /**
     * Metrics when each speaker counts so many times, in every pool where the speaker is tested.
     *
     * @param measures the metrics
     * @param times how often each speaker counts
     * @return the value of each metric; a pool in which nobody counts is left out
     */
    double[] values(List<Measure> measures, int[] times) {
        List<double[]> seeds = seeds(measures, times);
        double[] means = new double[measures.size()];
        Arrays.setAll(
                means, m -> seeds.stream().mapToDouble(s -> s[m]).average().orElse(Double.NaN));
        return means;
    }

    private List<double[]> seeds(List<Measure> measures, int[] times) {
        Map<Long, List<double[]>> bySeed = new TreeMap<>();
        for (Pool pool : pools) {
            double[] sums = new double[width];
            int counted = 0;
            for (int s = 0; s < speakers; s++) {
                double[] one = pool.bySpeaker()[s];
                if (one != null && times[s] > 0) {
                    counted++;
                    for (int i = 0; i < width; i++) {
                        sums[i] += times[s] * one[i];
                    }
                }
            }
            if (counted > 0) {
                double[] values =
                        measures.stream().mapToDouble(m -> m.of().applyAsDouble(sums)).toArray();
                bySeed.computeIfAbsent(pool.seed(), s -> new ArrayList<>()).add(values);
            }
        }
        return bySeed.values().stream().map(Pools::mean).toList();
    }

    private static double[] mean(List<double[]> pools) {
        double[] mean = new double[pools.get(0).length];
        Arrays.setAll(mean, m -> pools.stream().mapToDouble(p -> p[m]).average().orElseThrow());
        return mean;
    }

    private int[] everybody() {
        int[] once = new int[speakers];
        Arrays.fill(once, 1);
        return once;
    }

    /** The pools with the predictions of some speakers taken from others' equal pools. */
    Pools exchanged(Pools other, boolean[] exchange) {
        List<Pool> mixed = new ArrayList<>();
        for (int p = 0; p < pools.size(); p++) {
            double[][] bySpeaker = pools.get(p).bySpeaker().clone();
            for (int s = 0; s < speakers; s++) {
                if (exchange[s]) {
                    bySpeaker[s] = other.pools().get(p).bySpeaker()[s];
                }
            }
            mixed.add(new Pool(pools.get(p).seed(), bySpeaker));
        }
        return new Pools(speakers, width, mixed);
    }
}
