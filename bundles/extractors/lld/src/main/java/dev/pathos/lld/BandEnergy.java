package dev.pathos.lld;

import java.util.List;

/**
 * The power in two bands, that of the first formant and that of the others, divided by the number
 * of bins; of the bin that a band ends in its share counts.
 *
 * <p>{@code pcm_fftMag_fband250-650}, {@code pcm_fftMag_fband1000-4000}.
 */
final class BandEnergy implements Descriptors {
    private final float[] low;
    private final float[] high;

    BandEnergy(Block block) {
        low = weights(block, 250, 650);
        high = weights(block, 1000, 4000);
    }

    private static float[] weights(Block block, double from, double to) {
        float[] weights = new float[block.bins];
        double end = to / block.binWidth;
        for (int k = 1; k <= block.bins; k++) {
            double share = k + 1 <= end || k == end ? 1 : end - k;
            boolean within = k * block.binWidth >= from && k <= end;
            weights[k - 1] = within ? (float) (share / block.bins) : 0;
        }
        return weights;
    }

    @Override
    public List<String> names() {
        return List.of("pcm_fftMag_fband250-650", "pcm_fftMag_fband1000-4000");
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        block.lanes.combine(block.power, 1, low, out, row);
        block.lanes.combine(block.power, 1, high, out, row + 1);
    }
}
