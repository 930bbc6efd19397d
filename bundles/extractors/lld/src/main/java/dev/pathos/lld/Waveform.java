package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import java.util.List;

/**
 * What the waveform itself tells: its level and how often it changes sign.
 *
 * <ul>
 *   <li>{@code pcm_RMSenergy}: root mean square of the window's samples.
 *   <li>{@code pcm_zcr}: changes of sign a sample within 60 ms from the window's beginning; a zero
 *       counts unless its neighbours have the same sign. Where the sound ends before, it is that of
 *       the frame before.
 * </ul>
 */
final class Waveform implements Descriptors {
    private final int span;
    private final int whole;
    private int frames;
    private float rate;
    private double[] squares = new double[0];
    private int[] changes = new int[0];

    /**
     * @param span samples in which changes of sign are counted
     * @param whole how many frames have that many samples; zeros after the end are no changes
     */
    Waveform(int span, int whole) {
        this.span = span;
        this.whole = whole;
    }

    @Override
    public List<String> names() {
        return List.of("pcm_RMSenergy", "pcm_zcr");
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        float[] x = block.samples;
        accumulate(x);
        int window = block.framing.window();
        for (int f = 0; f < Lanes.WIDTH; f++) {
            int from = f * block.framing.hop();
            double mean = (squares[from + window] - squares[from]) / window;
            out[row * Lanes.WIDTH + f] = (float) Math.sqrt(Math.max(0, mean));
            if (frames++ < whole) {
                rate = (float) (changes[from + span - 1] - changes[from + 1]) / span;
            }
            out[(row + 1) * Lanes.WIDTH + f] = rate;
        }
    }

    /** Sums up to each sample, so that overlapping windows need not be summed one by one. */
    private void accumulate(float[] x) {
        if (squares.length != x.length + 1) {
            squares = new double[x.length + 1];
            changes = new int[x.length + 1];
        }
        double sum = 0;
        int count = 0;
        int before = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (double) x[i] * x[i];
            squares[i + 1] = sum;
            int here = sign(x[i]);
            int after = i + 1 < x.length ? sign(x[i + 1]) : here;
            // 1 where the signs differ, and at a zero where those beside it do not agree
            int product = before * (here == 0 ? after : here);
            count += here == 0 ? 1 - (product + 1) / 2 : (1 - product) / 2;
            changes[i + 1] = count;
            before = here;
        }
    }

    private static int sign(float x) {
        int bits = Float.floatToRawIntBits(x);
        return bits << 1 == 0 ? 0 : bits >> 31 | 1;
    }
}
