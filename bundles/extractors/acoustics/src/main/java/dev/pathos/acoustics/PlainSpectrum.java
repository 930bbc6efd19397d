package dev.pathos.acoustics;

import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Arrays;

/** One frame after the other through the transform of JTransforms that TarsosDSP contains. */
final class PlainSpectrum implements PowerSpectrum {
    private final float[] window;
    private final float emphasis;
    private final FloatFFT fft;
    private final float[] buffer;

    PlainSpectrum(int fftSize, float[] window, float emphasis) {
        PlainLanes.check(fftSize, window);
        this.window = window.clone();
        this.emphasis = emphasis;
        fft = new FloatFFT(fftSize);
        buffer = new float[fftSize];
    }

    @Override
    public int bins() {
        return buffer.length / 2 + 1;
    }

    @Override
    public void power(float[] samples, int from, int hop, float[] power) {
        int half = buffer.length / 2;
        for (int f = 0; f < Lanes.WIDTH; f++) {
            int begin = from + f * hop;
            buffer[0] = window[0] * (samples[begin] - emphasis * samples[begin]);
            for (int n = 1; n < window.length; n++) {
                buffer[n] = window[n] * (samples[begin + n] - emphasis * samples[begin + n - 1]);
            }
            Arrays.fill(buffer, window.length, buffer.length, 0);
            fft.realForward(buffer);
            // The imaginary part of bin 0 is none; its place takes the real part of the last bin.
            power[f] = buffer[0] * buffer[0];
            power[half * Lanes.WIDTH + f] = buffer[1] * buffer[1];
            for (int k = 1; k < half; k++) {
                float re = buffer[2 * k];
                float im = buffer[2 * k + 1];
                power[k * Lanes.WIDTH + f] = re * re + im * im;
            }
        }
    }

    @Override
    public void magnitude(float[] samples, int from, int hop, float[] magnitude) {
        power(samples, from, hop, magnitude);
        PlainLanes.INSTANCE.sqrt(magnitude, 0, bins(), magnitude, 0);
    }
}
