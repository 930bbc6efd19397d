package dev.pathos.acoustics;

import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.MelScale;

/** Sums over neighbouring bins of a spectrum with a weight for each, one a mel band. */
public final class MelBands {
    private final int[] firsts;
    private final float[][] weights;

    private MelBands(int[] firsts, float[][] weights) {
        this.firsts = firsts;
        this.weights = weights;
    }

    /**
     * The bands of a filterbank whose triangles are straight over hertz.
     *
     * @param bank the filterbank
     * @return its bands
     */
    public static MelBands of(MelFilterbank bank) {
        int[] firsts = new int[bank.bands()];
        float[][] weights = new float[bank.bands()][];
        for (int b = 0; b < weights.length; b++) {
            firsts[b] = bank.firstBin(b);
            weights[b] = bank.weights(b);
        }
        return new MelBands(firsts, weights);
    }

    /**
     * Triangles of height 1 that are straight over mel and begin and end at the peaks of their
     * neighbours (Young et al., The HTK Book 3.4, section 5.4).
     *
     * @param count the number of bands, at least 1
     * @param low the lowest edge in hertz
     * @param high the highest edge in hertz, at most half the sample rate
     * @param fftSize samples of the transform
     * @param sampleRate samples per second
     * @param skipped the lowest bins that no band weighs, 0 for all to count
     * @return the bands
     */
    public static MelBands htk(
            int count, double low, double high, int fftSize, double sampleRate, int skipped) {
        int[] firsts = new int[count];
        float[][] weights = new float[count][];
        double bottom = MelScale.HTK.mel(low);
        double step = (MelScale.HTK.mel(high) - bottom) / (count + 1);
        double bin = sampleRate / fftSize;
        for (int b = 0; b < count; b++) {
            double lower = MelScale.HTK.hertz(bottom + b * step);
            double upper = MelScale.HTK.hertz(bottom + (b + 2) * step);
            firsts[b] = Math.max(skipped, (int) Math.ceil(lower / bin));
            int last = Math.min(fftSize / 2, (int) Math.floor(upper / bin));
            weights[b] = new float[Math.max(0, last - firsts[b] + 1)];
            for (int k = 0; k < weights[b].length; k++) {
                double position = (MelScale.HTK.mel((firsts[b] + k) * bin) - bottom) / step;
                weights[b][k] = (float) Math.max(0, 1 - Math.abs(position - (b + 1)));
            }
        }
        return new MelBands(firsts, weights);
    }

    /**
     * Where the bands of {@link #htk} peak.
     *
     * @param count the number of bands
     * @param low the lowest edge in hertz
     * @param high the highest edge in hertz
     * @return their centres in hertz
     */
    public static double[] centres(int count, double low, double high) {
        double bottom = MelScale.HTK.mel(low);
        double step = (MelScale.HTK.mel(high) - bottom) / (count + 1);
        double[] centres = new double[count];
        for (int b = 0; b < count; b++) {
            centres[b] = MelScale.HTK.hertz(bottom + (b + 1) * step);
        }
        return centres;
    }

    /** The number of bands. */
    public int count() {
        return firsts.length;
    }

    /**
     * Weighs the bins of a block of spectra.
     *
     * @param lanes arithmetic
     * @param spectrum one row a bin
     * @param into takes one row a band
     */
    public void weigh(Lanes lanes, float[] spectrum, float[] into) {
        for (int b = 0; b < firsts.length; b++) {
            lanes.combine(spectrum, firsts[b], weights[b], into, b);
        }
    }
}
