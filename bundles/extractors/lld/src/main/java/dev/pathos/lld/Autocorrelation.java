package dev.pathos.lld;

import be.tarsos.dsp.util.fft.FloatFFT;
import dev.pathos.api.signal.WindowFunction;
import java.util.Arrays;

/**
 * The normalised autocorrelation of a Hann-windowed signal divided by that of the window (Boersma
 * 1993), by FFT (Wiener and Khinchin).
 *
 * <p>The window leaves just as many zeros in the transform as the longest lag needs.
 */
final class Autocorrelation {
    private final FloatFFT fft;
    private final float[] buffer;
    private final float[] window;
    private final float[] ofWindow;
    private final int shortest;
    private final int longest;

    /**
     * Prepares for signals of one length.
     *
     * @param length samples of the signal, a power of two; its middle is looked at
     * @param shortest the shortest lag of interest in samples, at least 1
     * @param longest the longest, below half the length
     */
    Autocorrelation(int length, int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
        fft = new FloatFFT(length);
        buffer = new float[length];
        window = WindowFunction.hann(length - longest - 1);
        Arrays.fill(buffer, 0, window.length, 1);
        correlate();
        ofWindow = Arrays.copyOf(buffer, longest + 2);
    }

    /**
     * The highest peak between the two lags.
     *
     * @param x the signal without its mean, not all zero
     * @return the value at the peak by a parabola through three lags, 1 for a periodic signal; 0 if
     *     no lag in the range is a peak
     */
    double peak(float[] x) {
        System.arraycopy(x, (x.length - window.length) / 2, buffer, 0, window.length);
        correlate();
        double best = 0;
        double before = at(shortest - 1);
        double here = at(shortest);
        for (int lag = shortest; lag <= longest; lag++) {
            double after = at(lag + 1);
            if (here > best && here >= before && here > after) {
                double curvature = before - 2 * here + after;
                best = here - (after - before) * (after - before) / (8 * curvature);
            }
            before = here;
            here = after;
        }
        return best;
    }

    private double at(int lag) {
        return buffer[lag] / buffer[0] * ofWindow[0] / ofWindow[lag];
    }

    /** Replaces the beginning of the buffer, a signal, by its windowed autocorrelation. */
    private void correlate() {
        for (int n = 0; n < window.length; n++) {
            buffer[n] *= window[n];
        }
        Arrays.fill(buffer, window.length, buffer.length, 0);
        fft.realForward(buffer);
        buffer[0] *= buffer[0];
        buffer[1] *= buffer[1];
        for (int k = 2; k < buffer.length; k += 2) {
            float real = buffer[k];
            float imaginary = buffer[k + 1];
            buffer[k] = real * real + imaginary * imaginary;
            buffer[k + 1] = 0;
        }
        fft.realInverse(buffer, true);
    }
}
