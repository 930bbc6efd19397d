package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.Windows;

/**
 * The harmonics-to-noise ratio of Gauss-windowed frames by their autocorrelation r, {@code 10
 * log10(r(T) / (r(0) - r(T)))} in decibels, with T the lag at which r is highest within a tenth of
 * the period (Boersma 1993, Eyben 2016, section 2.2.13.3).
 *
 * <p>As the window is not divided out, a perfect tone has a finite ratio, too. For one thread.
 */
final class HarmonicsToNoise {
    private static final double DEVIATION = .4;
    private static final double RANGE = .1;

    /** The ratio is confined to -90..90 dB. */
    private static final double LEAST = 1e-9;

    private final Lanes lanes;
    private final float[] window;
    private final float[] windowed;
    private final float[] products;
    private final float[] energy = new float[1];

    /**
     * Prepares.
     *
     * @param lanes arithmetic
     * @param length samples in a frame
     */
    HarmonicsToNoise(Lanes lanes, int length) {
        this.lanes = lanes;
        window = Windows.gauss(length, DEVIATION);
        // zeros follow the frame, so that lags may reach beyond it
        windowed = new float[2 * length];
        products = new float[length];
    }

    /**
     * Measures a frame.
     *
     * @param samples the sound
     * @param from where the frame begins
     * @param period in samples, below half the frame
     * @return decibels; -90 in silence
     */
    double level(float[] samples, int from, double period) {
        for (int n = 0; n < window.length; n++) {
            windowed[n] = window[n] * samples[from + n];
        }
        int first = Math.max(1, (int) (period * (1 - RANGE)));
        int last = (int) Math.ceil(period * (1 + RANGE));
        lanes.correlate(windowed, 0, window.length, 0, 1, energy);
        lanes.correlate(windowed, 0, window.length, first, last - first + 1, products);
        double best = 0;
        for (int k = 0; k <= last - first; k++) {
            best = Math.max(best, products[k]);
        }
        double share = energy[0] > 0 ? best / energy[0] : 0;
        share = Math.max(LEAST, Math.min(1 - LEAST, share));
        return 10 * Math.log10(share / (1 - share));
    }
}
