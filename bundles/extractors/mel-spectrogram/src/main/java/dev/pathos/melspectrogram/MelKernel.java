package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import dev.pathos.acoustics.PowerSpectrum;
import dev.pathos.api.signal.Framing;
import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.WindowFunction;

/** The power in mel bands, or its decibels. */
final class MelKernel implements Kernel {
    private static final float FLOOR = 1e-10f;
    private static final float DECIBELS = (float) (10 / Math.log(10));

    private final Lanes lanes;
    private final int hop;
    private final MelBands bands;
    private final boolean log;
    private final PowerSpectrum spectrum;
    private final float[] power;
    private final float[] energies;

    MelKernel(Lanes lanes, Framing framing, int fftSize, MelFilterbank bank, boolean log) {
        this.lanes = lanes;
        this.hop = framing.hop();
        this.bands = MelBands.of(bank);
        this.log = log;
        spectrum = lanes.spectrum(fftSize, WindowFunction.hann(framing.window()));
        power = new float[spectrum.bins() * Lanes.WIDTH];
        energies = new float[bands.count() * Lanes.WIDTH];
    }

    @Override
    public void rows(float[] samples, int frames, float[] into, int at) {
        spectrum.power(samples, 0, hop, power);
        bands.weigh(lanes, power, energies);
        int count = bands.count();
        if (log) {
            lanes.ln(energies, 0, count, FLOOR, energies, 0);
            for (int i = 0; i < energies.length; i++) {
                energies[i] *= DECIBELS;
            }
        }
        Lanes.frames(energies, 0, count, frames, into, at, count);
    }
}
