package dev.pathos.look;

import java.util.List;

/**
 * What a track says of a stretch of time, in figures.
 *
 * @param frames how many frames it has there
 * @param valid how many of them show a face surely enough to count
 * @param lost how many show no face at all
 * @param confidence the mean confidence of all of them; NaN without frames
 * @param without the stretches without a face that counts, the longest first
 */
record Summary(int frames, int valid, int lost, double confidence, List<Stretch> without) {
    /**
     * Sums a track up.
     *
     * @param seen the track
     * @param from seconds
     * @param to seconds
     */
    static Summary of(Seen seen, double from, double to) {
        int[] range = seen.frames(from, to);
        int valid = 0;
        int lost = 0;
        double confidence = 0;
        for (int f = range[0]; f < range[1]; f++) {
            valid += seen.state(f) == Seen.State.FACE ? 1 : 0;
            lost += seen.state(f) == Seen.State.LOST ? 1 : 0;
            confidence += seen.track().confidence()[f];
        }
        int frames = range[1] - range[0];
        return new Summary(
                frames,
                valid,
                lost,
                frames == 0 ? Double.NaN : confidence / frames,
                Stretch.lost(Stretch.all(seen, from, to)));
    }

    /** The share of frames that count; 0 without frames. */
    double share() {
        return frames == 0 ? 0 : (double) valid / frames;
    }

    /** The longest stretch without a face in words. */
    String longest() {
        if (without.isEmpty()) {
            return "none";
        }
        Stretch longest = without.get(0);
        return Words.seconds(longest.seconds()) + " from " + Words.seconds(longest.from()) + " on";
    }
}
