package dev.pathos.acoustics;

import java.util.Arrays;

/**
 * Finds candidates for the fundamental frequency by subharmonic summation (Hermes, JASA 83(1),
 * 1988): a frequency is the more likely the fundamental the more there is at its multiples.
 *
 * <p>The magnitude spectrum is reduced to what lies within two bins of its peaks, its ends among
 * them if they are highest there, smoothed with weights 1/4, 1/2, 1/4 and interpolated on a
 * logarithmic axis from 25 Hz to half the sample rate; {@code H(s) = sum_n .85^(n-1) P(s + log2 n)}
 * over 15 harmonics. Candidates are those of the six highest peaks of H that lie in range, refined
 * by a parabola. The voicing of a candidate is {@code 1 - mean(H) / H} (Eyben, Real-time Speech and
 * Music Classification, 2016, section 2.2.11). For one thread.
 */
public final class SubharmonicSummation {
    /** How many peaks are looked at. */
    public static final int CANDIDATES = 6;

    private static final int W = Lanes.WIDTH;
    private static final double LOWEST = 25;
    private static final int HARMONICS = 15;
    private static final double COMPRESSION = .85;
    private static final int REACH = 2;
    private static final float[] SMOOTHING = {.25f, .5f, .25f};

    private final Lanes lanes;
    private final int bins;
    private final int points;
    private final double step;
    private final int[] taps;
    private final float[][] cubic;
    private final double lowest;
    private final double highest;
    private final float[] distances;
    private final float[] peaks;
    private final float[] smooth;
    private final float[] octaves;
    private final float[] sums;
    private final float[] mean = new float[W];

    /** Candidates of the block's frames, best first. */
    private final double[][] hertz = new double[W][CANDIDATES];

    private final double[][] voicing = new double[W][CANDIDATES];
    private final int[] counts = new int[W];

    /**
     * Prepares for spectra of one size.
     *
     * @param lanes arithmetic
     * @param fftSize samples of the transform
     * @param sampleRate samples per second
     * @param lowest the lowest fundamental frequency in hertz
     * @param highest the highest
     */
    public SubharmonicSummation(
            Lanes lanes, int fftSize, double sampleRate, double lowest, double highest) {
        this.lanes = lanes;
        this.lowest = lowest;
        this.highest = highest;
        bins = fftSize / 2 + 1;
        points = bins;
        step = Math.log(sampleRate / 2 / LOWEST) / Math.log(2) / (points - 1);
        taps = new int[points];
        cubic = new float[points][];
        for (int i = 0; i < points; i++) {
            double bin = LOWEST * Math.pow(2, i * step) * fftSize / sampleRate;
            int below = Math.max(1, Math.min(bins - 3, (int) Math.floor(bin)));
            taps[i] = below - 1;
            cubic[i] = cubic(bin - below);
        }
        distances = new float[(bins + 2 * REACH) * W];
        Arrays.fill(distances, 1);
        peaks = new float[bins * W];
        smooth = new float[bins * W];
        octaves = new float[points * W];
        sums = new float[points * W];
    }

    /** Weights of four neighbours in a cubic through the middle two (Catmull and Rom 1974). */
    private static float[] cubic(double u) {
        return new float[] {
            (float) (u * (-.5 + u * (1 - .5 * u))),
            (float) (1 + u * u * (-2.5 + 1.5 * u)),
            (float) (u * (.5 + u * (2 - 1.5 * u))),
            (float) (u * u * (-.5 + .5 * u))
        };
    }

    /**
     * Analyses a block.
     *
     * @param magnitude the spectra, one row a bin
     * @param frames how many frames of the block matter
     */
    public void analyse(float[] magnitude, int frames) {
        keepPeaks(magnitude);
        System.arraycopy(peaks, 0, smooth, 0, W);
        System.arraycopy(peaks, (bins - 1) * W, smooth, (bins - 1) * W, W);
        for (int k = 1; k < bins - 1; k++) {
            lanes.combine(peaks, k - 1, SMOOTHING, smooth, k);
        }
        for (int i = 0; i < points; i++) {
            lanes.combine(smooth, taps[i], cubic[i], octaves, i);
        }
        for (int i = 0; i < octaves.length; i++) {
            octaves[i] = Math.max(0, octaves[i]);
        }
        sum();
        Arrays.fill(mean, 0);
        for (int i = 0; i < points; i++) {
            for (int f = 0; f < W; f++) {
                mean[f] += sums[i * W + f];
            }
        }
        for (int f = 0; f < frames; f++) {
            choose(f);
        }
    }

    /**
     * Leaves what lies within two bins of a local maximum, without branches: a bin's distance from
     * the highest of its neighbours is 0 at a maximum, and the least distance near by is 0 around
     * one.
     */
    private void keepPeaks(float[] magnitude) {
        int last = (bins - 1) * W;
        for (int p = W; p < last; p++) {
            float highest = Math.max(magnitude[p], Math.max(magnitude[p - W], magnitude[p + W]));
            distances[p + REACH * W] = highest - magnitude[p];
        }
        for (int f = 0; f < W; f++) {
            float lowest = magnitude[f];
            distances[f + REACH * W] = Math.max(lowest, magnitude[f + W]) - lowest;
            float edge = magnitude[last + f];
            distances[last + f + REACH * W] = Math.max(edge, magnitude[last + f - W]) - edge;
        }
        for (int p = 0; p < peaks.length; p++) {
            float near = Math.min(distances[p], distances[p + W]);
            near = Math.min(near, distances[p + 2 * W]);
            near = Math.min(near, distances[p + 3 * W]);
            near = Math.min(near, distances[p + 4 * W]);
            peaks[p] = magnitude[p] * (1 - Math.min(1, near * Float.MAX_VALUE));
        }
    }

    /** A harmonic between two points of the axis is shared out to both. */
    private void sum() {
        System.arraycopy(octaves, 0, sums, 0, sums.length);
        for (int n = 2; n <= HARMONICS; n++) {
            double shift = Math.log(n) / Math.log(2) / step;
            int whole = (int) shift;
            double part = shift - whole;
            double weight = Math.pow(COMPRESSION, n - 1);
            lanes.addScaled(octaves, whole, points - whole, (float) (weight * (1 - part)), sums, 0);
            lanes.addScaled(
                    octaves, whole + 1, points - whole - 1, (float) (weight * part), sums, 0);
        }
    }

    private void choose(int f) {
        int[] best = new int[CANDIDATES];
        int found = 0;
        for (int i = 1; i < points - 1; i++) {
            float here = sums[i * W + f];
            if (here > sums[(i - 1) * W + f] && here > sums[(i + 1) * W + f]) {
                int at = Math.min(found, CANDIDATES - 1);
                if (found < CANDIDATES || here > sums[best[at] * W + f]) {
                    found = Math.min(CANDIDATES, found + 1);
                    while (at > 0 && here > sums[best[at - 1] * W + f]) {
                        best[at] = best[at - 1];
                        at--;
                    }
                    best[at] = i;
                }
            }
        }
        counts[f] = 0;
        double average = (double) mean[f] / points;
        for (int c = 0; c < found; c++) {
            candidate(f, best[c], average);
        }
    }

    private void candidate(int f, int i, double average) {
        double left = sums[(i - 1) * W + f];
        double here = sums[i * W + f];
        double right = sums[(i + 1) * W + f];
        double shift = .5 * (left - right) / (left - 2 * here + right);
        double frequency = LOWEST * Math.pow(2, (i + shift) * step);
        if (frequency >= lowest && frequency <= highest) {
            double height = here - .25 * (left - right) * shift;
            hertz[f][counts[f]] = frequency;
            voicing[f][counts[f]] = 1 - average / height;
            counts[f]++;
        }
    }

    /**
     * How many candidates a frame has.
     *
     * @param frame of the block
     * @return 0 to {@link #CANDIDATES}
     */
    public int count(int frame) {
        return counts[frame];
    }

    /**
     * The frequency of a candidate.
     *
     * @param frame of the block
     * @param candidate from 0, the highest peak first
     * @return hertz
     */
    public double hertz(int frame, int candidate) {
        return hertz[frame][candidate];
    }

    /**
     * How much a candidate stands out.
     *
     * @param frame of the block
     * @param candidate from 0, the highest peak first
     * @return below 1; where there is a voice above .7 or so
     */
    public double voicing(int frame, int candidate) {
        return voicing[frame][candidate];
    }
}
