package dev.pathos.api.signal;

/**
 * Overlapping triangular filters, evenly spaced on a mel scale (Davis and Mermelstein 1980).
 *
 * <p>Band b rises in hertz from edge b to a weight of 1 at edge b + 1 and falls to 0 at edge b + 2,
 * where the edges divide the range from {@code low} to {@code high} into bands + 1 equal parts in
 * mel. A band narrower than the distance of two bins may lie between them: its energy is then 0.
 * Immutable, usable from several threads.
 */
public final class MelFilterbank {
    private final double[] edges;
    private final int[] first;
    private final float[][] weights;

    /**
     * Computes the weights.
     *
     * @param scale on which the bands are evenly spaced
     * @param bands their number, at least 1
     * @param low the lowest edge in hertz, at least 0
     * @param high the highest edge in hertz, above {@code low}, at most half the sample rate
     * @param fftSize samples of the transform; it has {@code fftSize / 2 + 1} bins
     * @param sampleRate samples per second
     * @param equalArea whether each filter is scaled to an area of 1 (weights times 2 / width in
     *     hertz) instead of to a peak of 1
     */
    public MelFilterbank(
            MelScale scale,
            int bands,
            double low,
            double high,
            int fftSize,
            double sampleRate,
            boolean equalArea) {
        if (bands < 1 || low < 0 || high <= low || high > sampleRate / 2) {
            throw new IllegalArgumentException(
                    bands + " bands from " + low + " to " + high + " Hz at " + sampleRate + " Hz");
        }
        edges = new double[bands + 2];
        double bottom = scale.mel(low);
        double step = (scale.mel(high) - bottom) / (bands + 1);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = scale.hertz(bottom + i * step);
        }
        first = new int[bands];
        weights = new float[bands][];
        double bin = sampleRate / fftSize;
        for (int b = 0; b < bands; b++) {
            first[b] = (int) Math.ceil(edges[b] / bin);
            int last = Math.min(fftSize / 2, (int) Math.floor(edges[b + 2] / bin));
            weights[b] = new float[Math.max(0, last - first[b] + 1)];
            double scaled = equalArea ? 2 / (edges[b + 2] - edges[b]) : 1;
            for (int k = 0; k < weights[b].length; k++) {
                weights[b][k] = (float) (scaled * triangle(b, (first[b] + k) * bin));
            }
        }
    }

    private double triangle(int band, double hertz) {
        double rise = (hertz - edges[band]) / (edges[band + 1] - edges[band]);
        double fall = (edges[band + 2] - hertz) / (edges[band + 2] - edges[band + 1]);
        return Math.max(0, Math.min(rise, fall));
    }

    /** The number of bands. */
    public int bands() {
        return weights.length;
    }

    /**
     * Where a band peaks.
     *
     * @param band from 0
     * @return its centre in hertz
     */
    public double centre(int band) {
        return edges[band + 1];
    }

    /**
     * The first bin that a band weighs.
     *
     * @param band from 0
     * @return the bin that the first of the {@link #weights} belongs to
     */
    public int firstBin(int band) {
        return first[band];
    }

    /**
     * The weights of a band.
     *
     * @param band from 0
     * @return one a bin, from {@link #firstBin} on, a fresh array; empty where no bin lies in it
     */
    public float[] weights(int band) {
        return weights[band].clone();
    }

    /**
     * Weighs a power spectrum.
     *
     * @param power one value a bin, from 0 to half the sample rate
     * @param energies takes one value a band, in the unit of the power
     */
    public void apply(float[] power, float[] energies) {
        for (int b = 0; b < weights.length; b++) {
            float[] weight = weights[b];
            int from = first[b];
            float sum = 0;
            for (int k = 0; k < weight.length; k++) {
                sum += weight[k] * power[from + k];
            }
            energies[b] = sum;
        }
    }
}
