package dev.pathos.functionals;

/**
 * Stretches of frames with a voice and without one (Eyben et al., IEEE TAC 7(2), 2016, section
 * 3.2).
 *
 * <p>A stretch of n frames lasts n - 1 hops; stretches of fewer than three frames are not counted.
 */
final class Segments {
    private static final int SHORTEST = 3;

    private final double hop;
    private final Moments voiced = new Moments();
    private final Moments unvoiced = new Moments();
    private long frames;
    private long length;
    private boolean voice;

    /**
     * Begins.
     *
     * @param hop seconds from frame to frame
     */
    Segments(double hop) {
        this.hop = hop;
    }

    /** Takes a frame. */
    void add(boolean hasVoice) {
        if (hasVoice != voice) {
            close();
        }
        voice = hasVoice;
        length++;
        frames++;
    }

    private void close() {
        if (length >= SHORTEST) {
            (voice ? voiced : unvoiced).add((length - 1) * hop);
        }
        length = 0;
    }

    /**
     * Ends.
     *
     * @return voiced stretches per second; mean and deviation of their seconds; mean and deviation
     *     of the seconds of the others
     */
    double[] statistics() {
        close();
        return new double[] {
            frames == 0 ? 0 : voiced.count() / (frames * hop),
            voiced.mean(),
            voiced.deviation(),
            unvoiced.mean(),
            unvoiced.deviation()
        };
    }
}
