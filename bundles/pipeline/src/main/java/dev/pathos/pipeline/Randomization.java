package dev.pathos.pipeline;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;

/**
 * The p of no difference between two systems by approximate randomization (Noreen 1989; Yeh 2000).
 *
 * <p>If the systems are equal, whose predictions are whose is a matter of chance. So both systems'
 * predictions for a speaker are exchanged, all of them, in every seed and partition, with
 * probability 1/2; p is how often the difference is then at least as large as the real one, in
 * either direction. Exact where all exchanges can be counted.
 */
final class Randomization {
    /** Exchanges that are tried at most. */
    static final int EXCHANGES = 10_000;

    /** A difference that is smaller by less than this is as large: sums of doubles are rounded. */
    private static final double ROUNDING = 1e-12;

    private Randomization() {}

    /** Whether all exchanges of so many speakers are counted. */
    static boolean exact(int speakers) {
        return speakers < Integer.SIZE - 1 && 1 << speakers <= EXCHANGES;
    }

    /**
     * The two-sided p.
     *
     * @param measure what is compared
     * @param a one system
     * @param b another on the same seeds, folds and speakers
     * @return {@code (r + 1) / (R + 1)} for R = 10,000 exchanges of which r differ at least as
     *     much; the exact share of all {@code 2^speakers} exchanges where these are no more than R;
     *     NaN where the difference is not defined
     */
    static double p(Measure measure, Pools a, Pools b) {
        int speakers = a.speakers();
        double observed = Math.abs(a.value(measure) - b.value(measure));
        if (Double.isNaN(observed)) {
            return Double.NaN;
        }
        boolean exact = exact(speakers);
        int trials = exact ? 1 << speakers : EXCHANGES;
        SplittableRandom random = Seeds.random(0, "exchange of speakers");
        int large = 0;
        for (int trial = 0; trial < trials; trial++) {
            boolean[] exchange = new boolean[speakers];
            for (int s = 0; s < speakers; s++) {
                exchange[s] = exact ? (trial >> s & 1) == 1 : random.nextBoolean();
            }
            double difference =
                    a.exchanged(b, exchange).value(measure)
                            - b.exchanged(a, exchange).value(measure);
            // not defined counts against a difference
            if (!(Math.abs(difference) < observed - ROUNDING)) {
                large++;
            }
        }
        return exact ? (double) large / trials : (large + 1.) / (trials + 1.);
    }
}
