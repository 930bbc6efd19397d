package dev.pathos.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is said of one system of a comparison.
 *
 * @param system the system
 * @param scores its test predictions
 * @param pools the same, as metrics are computed on them
 * @param metrics the interval of each of the tally's measures, in their order
 * @param gain what it is ahead of the same budget from scratch; empty for scratch itself
 * @param seedSpread the standard deviation of the first measure over seeds; NaN for one seed
 */
record Standing(
        Results.System system,
        Scores scores,
        Pools pools,
        List<Interval> metrics,
        Optional<Gain> gain,
        double seedSpread) {
    /**
     * A difference from scratch.
     *
     * @param difference the first measure's, on the cells that both systems have ended
     * @param p by randomization
     * @param adjusted p for all differences of the table (Holm)
     * @param cells how many cells both have ended
     */
    record Gain(Interval difference, double p, double adjusted, int cells) {}

    /** The classes of which each utterance has one; empty where it has several, or values. */
    List<String> classes() {
        return scores.tally().classes();
    }

    /** All systems, in their order; the differences of all are one family. */
    static List<Standing> of(Map<Results.System, Scores> systems) {
        boolean pooled = systems.values().stream().noneMatch(Scores::overlapping);
        List<Standing> all = new ArrayList<>();
        systems.forEach(
                (system, scores) -> {
                    Pools pools = scores.pools(scores.places(), scores.speakers(), pooled);
                    Optional<Gain> gain =
                            system.scratch(systems.keySet())
                                    .flatMap(s -> gain(scores, systems.get(s), pooled));
                    all.add(
                            new Standing(
                                    system,
                                    scores,
                                    pools,
                                    Bootstrap.intervals(scores.tally().measures(), pools),
                                    gain,
                                    deviation(pools.bySeed(scores.tally().measures().get(0)))));
                });
        return adjusted(all);
    }

    private static Optional<Gain> gain(Scores scores, Scores scratch, boolean pooled) {
        Set<Scores.Place> both = new HashSet<>(scores.places());
        both.retainAll(scratch.places());
        if (both.isEmpty()) {
            return Optional.empty();
        }
        Set<String> tested = new TreeSet<>(scores.speakers(both));
        tested.addAll(scratch.speakers(both));
        List<String> speakers = List.copyOf(tested);
        Pools a = scores.pools(both, speakers, pooled);
        Pools b = scratch.pools(both, speakers, pooled);
        Measure first = scores.tally().measures().get(0);
        double p = Randomization.p(first, a, b);
        return Optional.of(new Gain(Bootstrap.difference(first, a, b), p, p, both.size()));
    }

    private static List<Standing> adjusted(List<Standing> all) {
        double[] p =
                all.stream().mapToDouble(s -> s.gain.map(Gain::p).orElse(Double.NaN)).toArray();
        double[] adjusted = Holm.adjust(p);
        List<Standing> result = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Standing s = all.get(i);
            double holm = adjusted[i];
            Optional<Gain> gain = s.gain.map(g -> new Gain(g.difference, g.p, holm, g.cells));
            result.add(new Standing(s.system, s.scores, s.pools, s.metrics, gain, s.seedSpread));
        }
        return result;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(sum / (values.length - 1));
    }
}
