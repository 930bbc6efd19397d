package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import java.util.List;

/**
 * The frequency in hertz at or below which 25, 50, 75 and 90 percent of the power lie (Tzanetakis
 * and Cook, IEEE TSAP 10(5), 2002); the lowest in silence.
 *
 * <p>{@code pcm_fftMag_spectralRollOff25.0} and so on.
 */
final class RollOff implements Descriptors {
    private static final int W = Lanes.WIDTH;
    private static final float[] SHARES = {.25f, .5f, .75f, .9f};

    /** The power up to each bin, without the one at 0 Hz. */
    private float[] sums = new float[0];

    @Override
    public List<String> names() {
        return List.of(
                "pcm_fftMag_spectralRollOff25.0",
                "pcm_fftMag_spectralRollOff50.0",
                "pcm_fftMag_spectralRollOff75.0",
                "pcm_fftMag_spectralRollOff90.0");
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        if (sums.length != block.power.length) {
            sums = new float[block.power.length];
        }
        for (int i = W; i < sums.length; i++) {
            sums[i] = sums[i - W] + block.power[i];
        }
        for (int f = 0; f < W; f++) {
            for (int s = 0; s < SHARES.length; s++) {
                float share = SHARES[s] * sums[block.bins * W + f];
                out[(row + s) * W + f] = (float) (reached(share, block.bins, f) * block.binWidth);
            }
        }
    }

    /** The first bin up to which there is as much, by bisection: sums do not fall. */
    private int reached(float share, int bins, int f) {
        int low = 1;
        int high = bins;
        while (low < high) {
            int middle = (low + high) / 2;
            if (sums[middle * W + f] < share) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
