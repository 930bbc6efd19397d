package dev.pathos.segmentation;

import be.tarsos.dsp.util.fft.FloatFFT;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import dev.pathos.api.signal.WindowFunction;

/** The power spectrum of a sound's frames within the band of speech, 32 ms with a Hann window. */
final class Spectrum {
    private static final double WINDOW_SECONDS = .032;
    private static final double LOW = 120;
    private static final double HIGH = 7000;

    private final Audio audio;
    private final int hop;
    private final float[] window;
    private final float[] samples;
    private final FloatFFT fft;
    private final int first;
    private final double[] power;

    Spectrum(Audio audio) {
        this.audio = audio;
        int size = Integer.highestOneBit((int) Math.round(WINDOW_SECONDS * audio.sampleRate()));
        this.hop = hop(audio.sampleRate());
        this.window = WindowFunction.hann(size);
        this.samples = new float[size];
        this.fft = new FloatFFT(size);
        double width = (double) audio.sampleRate() / size;
        this.first = (int) Math.ceil(LOW / width);
        int last = (int) Math.min(size / 2 - 1, Math.floor(HIGH / width));
        this.power = new double[last - first + 1];
    }

    static int hop(int sampleRate) {
        return (int) Math.round(VoiceActivity.HOP_SECONDS * sampleRate);
    }

    /** The number of bins. */
    int bins() {
        return power.length;
    }

    /**
     * A frame's spectrum, scaled so that white sound has its mean square in each bin.
     *
     * @param frame its index; its middle is the middle of that hop
     * @return the power of each bin, overwritten by the next call
     */
    double[] of(long frame) {
        Framing.read(audio, frame * hop + (hop - samples.length) / 2, samples);
        double energy = 0;
        for (int n = 0; n < samples.length; n++) {
            samples[n] *= window[n];
            energy += (double) window[n] * window[n];
        }
        fft.realForward(samples);
        for (int k = 0; k < power.length; k++) {
            double real = samples[2 * (first + k)];
            double imaginary = samples[2 * (first + k) + 1];
            power[k] = (real * real + imaginary * imaginary) / energy;
        }
        return power;
    }
}
