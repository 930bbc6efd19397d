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
    private final int hop;
    private final MelBands bands;
    private final boolean usePower;
    private final float[][] cosines;
    private final PowerSpectrum spectrum;
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
        this.hop = framing.hop();
        this.bands = bands;
        this.usePower = usePower;
        this.cosines = cosines;
        spectrum = lanes.spectrum(fftSize, Windows.hamming(framing.window()), emphasis);
        bins = new float[spectrum.bins() * Lanes.WIDTH];
        logs = new float[bands.count() * Lanes.WIDTH];
        cepstra = new float[cosines.length * Lanes.WIDTH];
    }

    @Override
    public void rows(float[] samples, int frames, float[] into, int at) {
        if (usePower) {
            spectrum.power(samples, 0, hop, bins);
        } else {
            spectrum.magnitude(samples, 0, hop, bins);
        }
        bands.weigh(lanes, bins, logs);
        lanes.ln(logs, 0, bands.count(), FLOOR, logs, 0);
        for (int i = 0; i < cosines.length; i++) {
            lanes.combine(logs, 0, cosines[i], cepstra, i);
        }
        Lanes.frames(cepstra, 0, cosines.length, frames, into, at, cosines.length);
    }
}
