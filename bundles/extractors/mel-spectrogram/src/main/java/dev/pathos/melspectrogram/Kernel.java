package dev.pathos.melspectrogram;

import be.tarsos.dsp.util.fft.FloatFFT;
import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.WindowFunction;
import java.util.Arrays;

/** Computes one row after the other; holds working memory, so one a thread. */
final class Kernel {
    private static final float FLOOR = 1e-10f;

    private final MelFilterbank bank;
    private final float gain;
    private final boolean log;
    private final FloatFFT fft;
    private final float[] buffer;
    private final float[] power;
    private final float[] window;

    Kernel(int windowSize, int fftSize, MelFilterbank bank, float gain, boolean log) {
        window = WindowFunction.hann(windowSize);
        this.bank = bank;
        this.gain = gain;
        this.log = log;
        fft = new FloatFFT(fftSize);
        buffer = new float[fftSize];
        power = new float[fftSize / 2 + 1];
    }

    /**
     * Computes a row.
     *
     * @param samples the window's samples
     * @param bands takes the bands
     */
    void row(float[] samples, float[] bands) {
        for (int n = 0; n < samples.length; n++) {
            buffer[n] = gain * samples[n] * window[n];
        }
        Arrays.fill(buffer, samples.length, buffer.length, 0);
        fft.realForward(buffer);
        int half = buffer.length / 2;
        power[0] = buffer[0] * buffer[0];
        power[half] = buffer[1] * buffer[1];
        for (int k = 1; k < half; k++) {
            float real = buffer[2 * k];
            float imaginary = buffer[2 * k + 1];
            power[k] = real * real + imaginary * imaginary;
        }
        bank.apply(power, bands);
        for (int b = 0; log && b < bands.length; b++) {
            bands[b] = (float) (10 * Math.log10(Math.max(FLOOR, bands[b])));
        }
    }
}
