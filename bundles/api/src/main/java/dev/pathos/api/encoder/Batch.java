package dev.pathos.api.encoder;

/**
 * Utterances of a batch, cut into chunks of normalised frames.
 *
 * @param values chunk after chunk, frame after frame, row-major: {@code [chunk][frame][column]}
 * @param columns features of a frame
 * @param frames frames of a chunk
 * @param chunks chunks of each utterance, at least 1 each
 */
public record Batch(float[] values, int columns, int frames, int[] chunks) {
    public Batch {
        int all = 0;
        for (int n : chunks) {
            all += n;
        }
        if (values.length != all * columns * frames) {
            throw new IllegalArgumentException(
                    values.length + " values for " + all + " chunks of " + frames + "x" + columns);
        }
    }

    /** The number of utterances. */
    public int utterances() {
        return chunks.length;
    }
}
