package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import java.util.Arrays;

/**
 * How much the amplitude spectrum below 5 kHz changes from the frame before, {@code sqrt(mean (a_t
 * - a_(t-1))^2)}, 0 in the first frame (the 2-norm of Scheirer and Slaney, ICASSP 1997; Eyben 2016,
 * section 2.2.4). Blocks come in the order of time, each once; for one thread.
 */
final class SpectralFlux {
    private static final int W = Lanes.WIDTH;

    private final float[] last;
    private final float[] sums = new float[W];
    private final float[] row = new float[W + 1];
    private boolean begun;

    /**
     * Begins.
     *
     * @param bins how many bins from 0 Hz on are looked at
     */
    SpectralFlux(int bins) {
        last = new float[bins];
    }

    /**
     * Describes a block.
     *
     * @param amplitude the spectra, one row a bin
     * @param out takes a row
     * @param at which
     */
    void describe(float[] amplitude, float[] out, int at) {
        Arrays.fill(sums, 0);
        for (int k = 0; k < last.length; k++) {
            row[0] = begun ? last[k] : amplitude[k * W];
            System.arraycopy(amplitude, k * W, row, 1, W);
            for (int f = 0; f < W; f++) {
                float change = row[f + 1] - row[f];
                sums[f] += change * change;
            }
            last[k] = row[W];
        }
        begun = true;
        for (int f = 0; f < W; f++) {
            out[at * W + f] = (float) Math.sqrt(sums[f] / last.length);
        }
    }
}
