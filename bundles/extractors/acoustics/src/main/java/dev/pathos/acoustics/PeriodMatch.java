package dev.pathos.acoustics;

/**
 * Finds where a period ends: where the waveform resembles the period's beginning most, by the
 * normalised correlation, within a quarter of the expected length, refined by a parabola.
 */
final class PeriodMatch {
    private static final double RANGE = .25;

    /** Far below one step of 16 bits: the correlation of silence is 0. */
    private static final double SILENCE = 1e-12;

    private final Lanes lanes;
    private final float[] products;
    private final double[] correlations;
    private double length;
    private double correlation;
    private int shift;

    /**
     * @param lanes arithmetic
     * @param longest the longest period in samples
     */
    PeriodMatch(Lanes lanes, int longest) {
        this.lanes = lanes;
        products = new float[(int) Math.ceil(2 * RANGE * longest) + 5];
        correlations = new double[products.length];
    }

    /** How many samples from its beginning a match looks at, for a longest period. */
    static int reach(int longest) {
        return (int) Math.ceil((2 + RANGE) * longest) + 3;
    }

    /**
     * Looks for the end of a period.
     *
     * @param x samples
     * @param at where the period begins
     * @param expected its expected length in samples, at least 4
     */
    void find(float[] x, int at, double expected) {
        int n = (int) Math.round(expected);
        int first = (int) Math.floor(expected * (1 - RANGE)) - 1;
        int lags = (int) Math.ceil(expected * (1 + RANGE)) + 2 - first;
        lanes.correlate(x, at, n, first, lags, products);
        double own = energy(x, at, n);
        double other = energy(x, at + first, n);
        int best = 1;
        for (int k = 0; k < lags; k++) {
            correlations[k] = products[k] / (Math.sqrt(Math.max(0, own * other)) + SILENCE);
            double leaves = x[at + first + k];
            double enters = x[at + first + k + n];
            other += enters * enters - leaves * leaves;
            if (k > 1 && k < lags - 1 && correlations[k] > correlations[best]) {
                best = k;
            }
        }
        double left = correlations[best - 1];
        double here = correlations[best];
        double right = correlations[best + 1];
        double bend = left - 2 * here + right;
        double offset = bend < 0 ? .5 * (left - right) / bend : 0;
        if (Math.abs(offset) > 1) {
            offset = 0;
        }
        shift = first + best;
        length = shift + offset;
        correlation = Math.min(1, here - .25 * (left - right) * offset);
    }

    private static double energy(float[] x, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    /** The length that was found, in samples and parts of one. */
    double length() {
        return length;
    }

    /** The length in whole samples. */
    int shift() {
        return shift;
    }

    /** The normalised correlation there, at most 1. */
    double correlation() {
        return correlation;
    }
}
