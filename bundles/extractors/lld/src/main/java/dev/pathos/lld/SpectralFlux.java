package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import java.util.Arrays;
import java.util.List;

/**
 * How much the amplitude spectrum changes from the frame before, {@code sqrt(mean (a_t -
 * a_(t-1))^2)} over bins without the one at 0 Hz; 0 in the first frame (the 2-norm of Scheirer and
 * Slaney, ICASSP 1997).
 *
 * <p>{@code pcm_fftMag_spectralFlux}.
 */
final class SpectralFlux implements Descriptors {
    private static final int W = Lanes.WIDTH;

    private final float[] sums = new float[W];
    private final float[] row = new float[W + 1];
    private float[] last;

    @Override
    public List<String> names() {
        return List.of("pcm_fftMag_spectralFlux");
    }

    @Override
    public void describe(Block block, float[] out, int at) {
        boolean first = last == null;
        if (first) {
            last = new float[block.bins + 1];
        }
        Arrays.fill(sums, 0);
        for (int k = 1; k <= block.bins; k++) {
            row[0] = last[k];
            System.arraycopy(block.amplitude, k * W, row, 1, W);
            for (int f = 0; f < W; f++) {
                float change = row[f + 1] - row[f];
                sums[f] += change * change;
            }
            last[k] = row[W];
        }
        for (int f = 0; f < W; f++) {
            out[at * W + f] = (float) Math.sqrt(sums[f] / block.bins);
        }
        if (first) {
            out[at * W] = 0;
        }
    }
}
