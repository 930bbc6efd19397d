package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import dev.pathos.acoustics.PowerSpectrum;
import dev.pathos.acoustics.Windows;
import dev.pathos.api.signal.Framing;
import java.util.Arrays;

/**
 * Sixteen frames in the forms in which descriptors look at them, filled anew for every block; rows
 * are those of {@link Lanes}, one value a frame.
 */
final class Block {
    /** The number of mel bands, from 20 Hz to 8 kHz. */
    static final int BANDS = 26;

    static final double LOWEST = 20;
    static final double HIGHEST = 8000;

    /** The lowest bins are direct current and what a window spreads of it. */
    private static final int SKIPPED = 2;

    final Lanes lanes;
    final Framing framing;

    /** The sound; frame f begins at {@code f} times the hop. */
    float[] samples;

    /** The squared magnitude of the Hamming-windowed spectrum, one row a bin. */
    final float[] power;

    /** Its root. */
    final float[] amplitude;

    /** The power in mel bands, one row a band. */
    final float[] mel;

    /** The sum of the power over all bins but the one at 0 Hz, one row. */
    final float[] total = new float[Lanes.WIDTH];

    /** Bins without the one at 0 Hz. */
    final int bins;

    /** The distance of two bins in hertz. */
    final double binWidth;

    private final PowerSpectrum spectrum;
    private final MelBands bands;
    private final float[] ones;

    Block(Lanes lanes, Framing framing, double sampleRate) {
        this.lanes = lanes;
        this.framing = framing;
        int fft = Integer.highestOneBit(2 * framing.window() - 1);
        spectrum = lanes.spectrum(fft, Windows.hamming(framing.window()));
        bins = fft / 2;
        binWidth = sampleRate / fft;
        bands = MelBands.htk(BANDS, LOWEST, HIGHEST, fft, sampleRate, SKIPPED);
        power = new float[(bins + 1) * Lanes.WIDTH];
        amplitude = new float[power.length];
        mel = new float[BANDS * Lanes.WIDTH];
        ones = new float[bins];
        Arrays.fill(ones, 1);
    }

    /**
     * Analyses a block.
     *
     * @param from the sound
     */
    void fill(float[] from) {
        samples = from;
        spectrum.power(samples, 0, framing.hop(), power);
        lanes.sqrt(power, 0, bins + 1, amplitude, 0);
        bands.weigh(lanes, power, mel);
        lanes.combine(power, 1, ones, total, 0);
    }

    /**
     * Weighs the bins of the power spectrum, without the one at 0 Hz, and divides by the total.
     *
     * @param weights one a bin
     * @param out the block that takes the quotients, 0 in silence
     * @param row the row that takes them
     */
    void mean(float[] weights, float[] out, int row) {
        lanes.combine(power, 1, weights, out, row);
        for (int f = 0; f < Lanes.WIDTH; f++) {
            int at = row * Lanes.WIDTH + f;
            out[at] = total[f] > 0 ? out[at] / total[f] : 0;
        }
    }
}
