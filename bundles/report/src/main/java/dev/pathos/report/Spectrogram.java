package dev.pathos.report;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.MelScale;
import dev.pathos.api.signal.WindowFunction;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The energy of a sound by time and mel band, in decibels under its loudest spot.
 *
 * @param decibels one row a window of 32 ms, one column a band from low to high; 0 to {@value
 *     #RANGE} negative
 * @param seconds the sound's duration
 */
record Spectrogram(float[][] decibels, double seconds) {
    /** What is softer is shown as if it were so loud. */
    static final int RANGE = 70;

    static final int BANDS = 80;

    /** Longer sounds are looked at less often. */
    private static final int COLUMNS = 460;

    private static final double WINDOW = .032;
    private static final double HOP = .005;

    /** The height of a frequency, 0 at 0 Hz and 1 at half the sample rate. */
    static double height(double hertz, double sampleRate) {
        return MelScale.HTK.mel(hertz) / MelScale.HTK.mel(sampleRate / 2);
    }

    /**
     * Looks at a stretch of sound.
     *
     * @param audio the sound
     * @param from the first sample
     * @param length samples, at least 1
     */
    static Spectrogram of(Audio audio, long from, long length) {
        int rate = audio.sampleRate();
        int window = (int) Math.round(WINDOW * rate);
        int hop = (int) Math.max(Math.round(HOP * rate), length / COLUMNS);
        int size = 2 * Integer.highestOneBit(2 * window - 1);
        MelFilterbank bank =
                new MelFilterbank(MelScale.HTK, BANDS, 0, rate / 2., size, rate, false);
        FastFourierTransformer fft = new FastFourierTransformer(DftNormalization.STANDARD);
        float[] weights = WindowFunction.hann(window);
        float[] samples = new float[window];
        float[] power = new float[size / 2 + 1];
        float[][] rows = new float[new Framing(window, hop).rows(length)][BANDS];
        float loudest = Float.MIN_NORMAL;
        for (int r = 0; r < rows.length; r++) {
            Framing.read(audio, from + (long) r * hop, samples);
            double[] weighted = new double[size];
            for (int i = 0; i < window; i++) {
                weighted[i] = weights[i] * samples[i];
            }
            Complex[] spectrum = fft.transform(weighted, TransformType.FORWARD);
            for (int k = 0; k < power.length; k++) {
                double re = spectrum[k].getReal();
                double im = spectrum[k].getImaginary();
                power[k] = (float) (re * re + im * im);
            }
            bank.apply(power, rows[r]);
            for (float energy : rows[r]) {
                loudest = Math.max(loudest, energy);
            }
        }
        for (float[] row : rows) {
            for (int b = 0; b < BANDS; b++) {
                double db = 10 * Math.log10(Math.max(row[b], Float.MIN_NORMAL) / loudest);
                row[b] = (float) Math.max(-RANGE, db);
            }
        }
        return new Spectrogram(rows, (double) length / rate);
    }
}
