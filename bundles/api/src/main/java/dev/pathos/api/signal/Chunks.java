package dev.pathos.api.signal;

import java.util.Arrays;

/**
 * Cuts an utterance of any length into chunks of one length by moving them, not by scaling time.
 *
 * <p>Dynamic chunk segmentation (Lin and Busso, Interspeech 2020): every utterance gets {@code
 * scale * count} chunks of {@code length} frames, chunk k beginning at frame {@code k * step} with
 * {@code step = floor((T - length) / (scale * count - 1))}. Where the paper is silent: a single
 * chunk is centred; an utterance so long that chunks would leave gaps gets more of them; one
 * shorter than a chunk gives one chunk starting at 0, which the reader pads.
 *
 * @param length frames in a chunk, m, at least 1
 * @param count chunks of an utterance at scale 1, C, at least 1
 * @param scale multiplies the number of chunks, n, at least 1
 */
public record Chunks(int length, int count, int scale) {
    /** The share of training utterances that are not longer than Tmax. */
    public static final double COVERED = .995;

    public Chunks {
        if (length < 1 || count < 1 || scale < 1) {
            throw new IllegalArgumentException("length, count and scale must be at least 1");
        }
    }

    /**
     * Chunks for a training part: {@code m = floor(window * frameRate)}, {@code C = ceil(Tmax /
     * window)} with Tmax the 99.5th percentile (nearest rank) of the training durations.
     *
     * @param seconds durations of the training utterances, at least one
     * @param window the chunk's duration Wc in seconds
     * @param frameRate frames per second
     * @param scale multiplies the number of chunks, n
     * @return the fitted formula
     */
    public static Chunks fit(double[] seconds, double window, double frameRate, int scale) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        double longest = sorted[(int) Math.ceil(COVERED * sorted.length) - 1];
        // floor(1 s * 62.5/s) must not become 61 because of a rounding error in the product
        int length = (int) Math.floor(window * frameRate + 1e-9);
        int count = Math.max(1, (int) Math.ceil(longest / window - 1e-9));
        return new Chunks(Math.max(1, length), count, scale);
    }

    /**
     * The first frame of each chunk.
     *
     * @param rows frames of the utterance, at least 1
     * @return ascending starts; every frame of the utterance but at most {@code chunks - 1} last
     *     ones (the remainder of the floor) lies in a chunk
     */
    public int[] starts(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("an utterance without frames has no chunks");
        }
        if (rows <= length) {
            return new int[] {0};
        }
        int chunks = count * scale;
        if (chunks == 1 && rows <= 2 * length) {
            return new int[] {(rows - length) / 2};
        }
        int gapless = (rows - length + length - 1) / length + 1;
        chunks = Math.max(chunks, gapless);
        int step = (rows - length) / (chunks - 1);
        int[] starts = new int[chunks];
        for (int k = 0; k < chunks; k++) {
            starts[k] = k * step;
        }
        return starts;
    }
}
