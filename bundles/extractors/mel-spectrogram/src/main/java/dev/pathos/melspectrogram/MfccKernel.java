package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import dev.pathos.acoustics.PowerSpectrum;
import dev.pathos.acoustics.Windows;
import dev.pathos.api.signal.Framing;

/** Mel-frequency cepstral coefficients of samples in 16 bits, step by step as HTK computes them. */
final class MfccKernel implements Kernel {
    /** What HTK raises a band to: a sound of one step of 16 bits is silence. */
    private static final float FLOOR = 1;

    private final Lanes lanes;
    private final Framing framing;
    private final float emphasis;
    private final MelBands bands;
    private final boolean usePower;
    private final float[][] cosines;
    private final PowerSpectrum spectrum;
    private final float[] emphasised;
    private final float[] bins;
    private final float[] logs;
    private final float[] cepstra;

    /**
     * @param emphasis how much of each sample's predecessor is taken off
     * @param usePower whether bands weigh powers instead of magnitudes
     * @param cosines the rows that turn logarithms of bands into coefficients
     */
    MfccKernel(
            Lanes lanes,
            Framing framing,
            int fftSize,
            float emphasis,
            MelBands bands,
            boolean usePower,
            float[][] cosines) {
        this.lanes = lanes;
        this.framing = framing;
        this.emphasis = emphasis;
        this.bands = bands;
        this.usePower = usePower;
        this.cosines = cosines;
        spectrum = lanes.spectrum(fftSize, Windows.hamming(framing.window()));
        emphasised = new float[Lanes.WIDTH * framing.window()];
        bins = new float[spectrum.bins() * Lanes.WIDTH];
        logs = new float[bands.count() * Lanes.WIDTH];
        cepstra = new float[cosines.length * Lanes.WIDTH];
    }

    @Override
    public void rows(float[] samples, int frames, float[] into, int at) {
        int window = framing.window();
        for (int f = 0; f < Lanes.WIDTH; f++) {
            emphasise(samples, f * framing.hop(), f * window);
        }
        if (usePower) {
            spectrum.power(emphasised, 0, window, bins);
        } else {
            spectrum.magnitude(emphasised, 0, window, bins);
        }
        bands.weigh(lanes, bins, logs);
        lanes.ln(logs, 0, bands.count(), FLOOR, logs, 0);
        for (int i = 0; i < cosines.length; i++) {
            lanes.combine(logs, 0, cosines[i], cepstra, i);
        }
        Lanes.frames(cepstra, 0, cosines.length, frames, into, at, cosines.length);
    }

    /** Within each frame: its first sample is taken to have itself before it. */
    private void emphasise(float[] samples, int from, int to) {
        emphasised[to] = (1 - emphasis) * samples[from];
        for (int n = 1; n < framing.window(); n++) {
            emphasised[to + n] = samples[from + n] - emphasis * samples[from + n - 1];
        }
    }
}
