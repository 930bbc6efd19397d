package dev.pathos.lld;

import be.tarsos.dsp.util.fft.FloatFFT;
import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.MelScale;
import dev.pathos.api.signal.WindowFunction;
import java.util.Arrays;

/**
 * The power spectrum of a frame: Hann window, FFT, squared magnitude, scaled so that the bins add
 * up to the mean square of the samples (weighted by the squared window).
 *
 * <p>Every bin gets {@link #FLOOR} on top, the noise that rounding to 16 bits leaves: digital
 * silence then looks like very soft white noise, and no logarithm meets a zero.
 */
final class Spectrum {
    /** Bands of the mel filterbank. */
    static final int BANDS = 26;

    /** The lowest edge of the filterbank in hertz. */
    static final double LOW = 20;

    /** The mean square of rounding to 16 bits: a step of 2^-15, squared, by 12. */
    static final double ROUNDING = Math.pow(2, -30) / 12;

    private final float[] window;
    private final float[] buffer;
    private final float preEmphasis;
    private final FloatFFT fft;
    private final float scale;
    private final float floor;
    private final MelFilterbank bank;

    Spectrum(Options options, double sampleRate) {
        int size = options.fftSize();
        window = WindowFunction.hann(options.framing().window());
        buffer = new float[size];
        preEmphasis = (float) options.preEmphasis();
        fft = new FloatFFT(size);
        double energy = 0;
        for (float w : window) {
            energy += (double) w * w;
        }
        scale = (float) (1 / (energy * size));
        floor = (float) (ROUNDING / (size / 2.0));
        bank = new MelFilterbank(MelScale.HTK, BANDS, LOW, sampleRate / 2, size, sampleRate, false);
    }

    /** The centres of the mel bands in hertz. */
    double[] centres() {
        double[] centres = new double[bank.bands()];
        Arrays.setAll(centres, bank::centre);
        return centres;
    }

    /** Fills the frame's power, amplitude, logarithms and mel bands from its samples. */
    void compute(Frame frame) {
        float[] samples = frame.samples;
        buffer[0] = samples[0] * (1 - preEmphasis) * window[0];
        for (int n = 1; n < window.length; n++) {
            buffer[n] = (samples[n] - preEmphasis * samples[n - 1]) * window[n];
        }
        Arrays.fill(buffer, window.length, buffer.length, 0);
        fft.realForward(buffer);
        float[] power = frame.power;
        int half = buffer.length / 2;
        power[0] = buffer[0] * buffer[0] * scale + floor;
        power[half] = buffer[1] * buffer[1] * scale + floor;
        for (int k = 1; k < half; k++) {
            float real = buffer[2 * k];
            float imaginary = buffer[2 * k + 1];
            power[k] = 2 * scale * (real * real + imaginary * imaginary) + floor;
        }
        for (int k = 0; k <= half; k++) {
            frame.amplitude[k] = (float) Math.sqrt(power[k]);
            frame.logPower[k] = NaturalLog.of(power[k]);
        }
        bank.apply(power, frame.mel);
    }
}
