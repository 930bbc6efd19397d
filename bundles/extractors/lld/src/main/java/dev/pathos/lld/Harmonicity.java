package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import java.util.Arrays;
import java.util.List;

/**
 * How far the power spectrum rises and falls between its extrema: half the sum of the differences
 * of neighbouring minima and maxima, from the first extremum to the last, divided by the number of
 * bins.
 *
 * <p>{@code pcm_fftMag_spectralHarmonicity}; the two lowest bins are left out.
 */
final class Harmonicity implements Descriptors {
    private static final int W = Lanes.WIDTH;
    private static final int FIRST = 2;

    private final float[] variation = new float[W];

    @Override
    public List<String> names() {
        return List.of("pcm_fftMag_spectralHarmonicity");
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        float[] p = block.power;
        Arrays.fill(variation, 0);
        for (int k = FIRST; k < block.bins; k++) {
            for (int f = 0; f < W; f++) {
                variation[f] += Math.abs(p[(k + 1) * W + f] - p[k * W + f]);
            }
        }
        for (int f = 0; f < W; f++) {
            // a line from each end to its extremum lies between no two of them
            double outside = run(p, FIRST, block.bins, 1, f) + run(p, block.bins, FIRST, -1, f);
            double inside = Math.max(0, variation[f] - outside);
            out[row * W + f] = (float) (inside / 2 / block.bins);
        }
    }

    /** How far it rises or falls from a bin before it turns. */
    private static double run(float[] p, int from, int to, int step, int f) {
        int k = from;
        float start = p[from * W + f];
        int direction = 0;
        while (k != to) {
            int here = Float.compare(p[(k + step) * W + f], p[k * W + f]);
            if (direction == 0) {
                direction = here;
            } else if (here != 0 && here != direction) {
                break;
            }
            k += step;
        }
        return Math.abs(p[k * W + f] - start);
    }
}
