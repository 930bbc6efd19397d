package dev.pathos.segmentation;

import dev.pathos.tracking.Trace;
import java.util.List;

/**
 * How much later than the picture the sound comes: the lag at which mouths and voice agree best.
 *
 * @param seconds the offset, above 0 for a late sound; NaN if it cannot be told
 * @param correlation of mouth motion and voice at that lag; NaN if it cannot be told
 */
record SoundOffset(double seconds, double correlation) {
    static final SoundOffset UNKNOWN = new SoundOffset(Double.NaN, Double.NaN);

    /** The largest offset sought, in ticks. */
    private static final int REACH = (int) (.6 * Trace.RATE);

    /** A face seen for less time agrees with anything. */
    private static final double LEAST_SECONDS = 1.5;

    /** Under it the best lag is a matter of chance. */
    private static final double LEAST_CORRELATION = .35;

    /** A lag so far from the best one that agrees nearly as well leaves both in doubt. */
    private static final int APART = (int) (.16 * Trace.RATE);

    private static final double NEARLY = .95;

    /**
     * Compares all mouths with the voice, each as long as it is seen.
     *
     * @param mouths motion of each mouth
     * @param voice the voice
     * @return the offset; unknown if no lag within .6 s stands out, or more than one
     */
    static SoundOffset of(List<Trace> mouths, Trace voice) {
        double[] curve = new double[2 * REACH + 1];
        double all = 0;
        for (Trace mouth : mouths) {
            double seconds = mouth.seconds();
            if (seconds < LEAST_SECONDS) {
                continue;
            }
            all += seconds;
            for (int lag = -REACH; lag <= REACH; lag++) {
                double r =
                        mouth.correlation(
                                voice, lag, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                curve[lag + REACH] += Double.isNaN(r) ? 0 : seconds * r;
            }
        }
        int best = 0;
        for (int k = 1; k < curve.length; k++) {
            best = curve[k] > curve[best] ? k : best;
        }
        boolean edge = best == 0 || best == curve.length - 1;
        boolean weak = all == 0 || curve[best] < LEAST_CORRELATION * all;
        if (edge || weak || doubtful(curve, best)) {
            return UNKNOWN;
        }
        double before = curve[best - 1];
        double after = curve[best + 1];
        double bend = before - 2 * curve[best] + after;
        double vertex = bend < 0 ? (before - after) / (2 * bend) : 0;
        return new SoundOffset((best - REACH + vertex) / Trace.RATE, curve[best] / all);
    }

    private static boolean doubtful(double[] curve, int best) {
        for (int k = 0; k < curve.length; k++) {
            if (Math.abs(k - best) >= APART && curve[k] >= NEARLY * curve[best]) {
                return true;
            }
        }
        return false;
    }
}
