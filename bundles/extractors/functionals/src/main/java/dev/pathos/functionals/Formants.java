package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.Windows;

/**
 * The lowest three formants of frames of 20 ms: frequencies and bandwidths in hertz, by linear
 * prediction of order 11 at 11 kHz (Markel and Gray 1976; Eyben 2016, sections 2.2.8 and 2.2.9).
 *
 * <p>Frequency and bandwidth of a root z are {@code arg z / (2 pi) f_s} and {@code |ln |z|| / pi
 * f_s}; the lowest three with at least 50 Hz are taken, 0 where there are fewer or the frame is
 * silent. Three conventions are those that the values printed by openSMILE 3.0 follow, found by
 * regression on them: the frame at 11 kHz is put together from the lowest 110 bins of a transform
 * of 512 samples, that is, up to 3.4 kHz; it begins 66 samples, 6 ms, before the frame does, where
 * there are zeros; and the roots are those of {@code 1 - sum_k a_k z^-k}, not of the inverse filter
 * {@code 1 + sum_k a_k z^-k} whose roots are the resonances of the vocal tract. The values
 * therefore move with the resonances but are not them. For one thread.
 */
final class Formants {
    /** How many formants. */
    static final int COUNT = 3;

    private static final int ORDER = 11;
    private static final double RATE = 11_000;
    private static final int LENGTH = 220;
    private static final int BINS = LENGTH / 2;
    private static final int EARLIER = 66;
    private static final int FFT = 512;
    private static final double LOWEST = 50;

    private final Lanes lanes;
    private final float[][] resampling = new float[LENGTH][];
    private final float[] frames;
    private final float[] resampled = new float[LENGTH * Lanes.WIDTH];
    private final float[] correlations = new float[(ORDER + 1) * Lanes.WIDTH];
    private final double[] r = new double[ORDER + 1];
    private final double[] a = new double[ORDER + 1];
    private final PolynomialRoots roots = new PolynomialRoots(ORDER);
    private final double[] frequency = new double[COUNT];
    private final double[] bandwidth = new double[COUNT];

    /**
     * Prepares.
     *
     * @param lanes arithmetic
     * @param window samples in a frame
     * @param sampleRate samples per second
     */
    Formants(Lanes lanes, int window, double sampleRate) {
        this.lanes = lanes;
        frames = new float[window * Lanes.WIDTH];
        float[] hamming = Windows.hamming(window);
        for (int m = 0; m < LENGTH; m++) {
            resampling[m] = new float[window];
            double time = (m - EARLIER) * sampleRate / RATE;
            for (int n = 0; n < window; n++) {
                resampling[m][n] = (float) (hamming[n] * cosines((n - time) / FFT));
            }
        }
    }

    /** The sum of {@code cos(2 pi k u)} over the bins k. */
    private static double cosines(double u) {
        double half = Math.sin(Math.PI * u);
        if (Math.abs(half) < 1e-9) {
            return BINS;
        }
        return .5 + Math.sin(Math.PI * (2 * BINS - 1) * u) / (2 * half);
    }

    /**
     * Analyses a block.
     *
     * @param samples the sound
     * @param hop frame f begins at f times this
     * @param count how many frames of the block matter
     * @param out takes frequency, bandwidth, frequency ... of a frame side by side
     * @param at where the first frame's go
     * @param stride from one frame's to the next
     */
    void analyse(float[] samples, int hop, int count, float[] out, int at, int stride) {
        for (int n = 0; n < frames.length / Lanes.WIDTH; n++) {
            for (int f = 0; f < Lanes.WIDTH; f++) {
                frames[n * Lanes.WIDTH + f] = samples[f * hop + n];
            }
        }
        for (int m = 0; m < LENGTH; m++) {
            lanes.combine(frames, 0, resampling[m], resampled, m);
        }
        for (int k = 0; k <= ORDER; k++) {
            lanes.product(resampled, k, resampled, 0, LENGTH - k, correlations, k);
        }
        for (int f = 0; f < count; f++) {
            find(f);
            for (int i = 0; i < COUNT; i++) {
                out[at + f * stride + 2 * i] = (float) frequency[i];
                out[at + f * stride + 2 * i + 1] = (float) bandwidth[i];
            }
        }
    }

    private void find(int frame) {
        for (int i = 0; i < COUNT; i++) {
            frequency[i] = 0;
            bandwidth[i] = 0;
        }
        for (int k = 0; k <= ORDER; k++) {
            r[k] = correlations[k * Lanes.WIDTH + frame];
        }
        if (!(r[0] > 0)) {
            return;
        }
        LinearPrediction.solve(r, a);
        for (int k = 1; k <= ORDER; k++) {
            a[k] = -a[k];
        }
        roots.solve(a);
        int found = 0;
        for (int i = 0; i < roots.count(); i++) {
            double re = roots.re(i);
            double im = roots.im(i);
            if (im > 0) {
                double hertz = Math.atan2(im, re) / (2 * Math.PI) * RATE;
                if (hertz >= LOWEST) {
                    double width = Math.abs(Math.log(re * re + im * im)) / (2 * Math.PI) * RATE;
                    found = insert(found, hertz, width);
                }
            }
        }
    }

    /** Keeps the lowest, in ascending order. */
    private int insert(int found, double hertz, double width) {
        int at = Math.min(found, COUNT);
        while (at > 0 && frequency[at - 1] > hertz) {
            if (at < COUNT) {
                frequency[at] = frequency[at - 1];
                bandwidth[at] = bandwidth[at - 1];
            }
            at--;
        }
        if (at < COUNT) {
            frequency[at] = hertz;
            bandwidth[at] = width;
        }
        return found + 1;
    }
}
