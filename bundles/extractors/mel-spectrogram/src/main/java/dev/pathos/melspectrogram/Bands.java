package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.MelScale;

/**
 * Sums over neighbouring bins with a weight for each.
 *
 * @param firsts the first bin of each band
 * @param weights for each band the weights of its bins, from the first one on
 */
record Bands(int[] firsts, float[][] weights) {

    /** The bands of a filterbank whose triangles are straight over hertz. */
    static Bands of(MelFilterbank bank) {
        Bands bands = new Bands(new int[bank.bands()], new float[bank.bands()][]);
        for (int b = 0; b < bank.bands(); b++) {
            bands.firsts[b] = bank.firstBin(b);
            bands.weights[b] = bank.weights(b);
        }
        return bands;
    }

    /**
     * Triangles of height 1 that are straight over mel and begin and end at the peaks of their
     * neighbours (Young et al., The HTK Book 3.4, section 5.4).
     *
     * @param count the number of bands
     * @param low the lowest edge in hertz
     * @param high the highest edge in hertz
     * @param fftSize samples of the transform
     * @param sampleRate samples per second
     */
    static Bands htk(int count, double low, double high, int fftSize, double sampleRate) {
        Bands bands = new Bands(new int[count], new float[count][]);
        double bottom = MelScale.HTK.mel(low);
        double step = (MelScale.HTK.mel(high) - bottom) / (count + 1);
        double bin = sampleRate / fftSize;
        for (int b = 0; b < count; b++) {
            int first = (int) Math.ceil(MelScale.HTK.hertz(bottom + b * step) / bin);
            double edge = MelScale.HTK.hertz(bottom + (b + 2) * step);
            int last = Math.min(fftSize / 2, (int) Math.floor(edge / bin));
            bands.firsts[b] = first;
            bands.weights[b] = new float[Math.max(0, last - first + 1)];
            for (int k = 0; k < bands.weights[b].length; k++) {
                double distance = (MelScale.HTK.mel((first + k) * bin) - bottom) / step - (b + 1);
                bands.weights[b][k] = (float) Math.max(0, 1 - Math.abs(distance));
            }
        }
        return bands;
    }

    int count() {
        return firsts.length;
    }

    /** Weighs the bins of a block of spectra. */
    void weigh(Lanes lanes, float[] spectrum, float[] into) {
        for (int b = 0; b < firsts.length; b++) {
            lanes.combine(spectrum, firsts[b], weights[b], into, b);
        }
    }
}
