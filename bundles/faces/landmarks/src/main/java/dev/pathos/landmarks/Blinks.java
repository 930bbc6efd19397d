package dev.pathos.landmarks;

/**
 * When the eyes blink: a run of frames in which they are closed by more than 15 %, at least once by
 * more than a third, for half a second at most (blinks last 100 to 400 ms, Caffier et al., European
 * Journal of Applied Physiology 89, 2003).
 */
final class Blinks {
    private static final double NARROW = .15;
    private static final double SHUT = 1 / 3.0;
    private static final double LONGEST = .5;

    private Blinks() {}

    /**
     * Carries a series over blinks, in a straight line from the frame before to the one after.
     *
     * @param closed how far the eyes are closed in each frame, 0..1
     * @param seen whether a frame shows the face
     * @param times when frames are
     * @param series the series, changed in place
     */
    static void bridge(double[] closed, boolean[] seen, Times times, float[] series) {
        int from = 0;
        while (from < closed.length) {
            if (!seen[from] || closed[from] <= NARROW) {
                from++;
                continue;
            }
            int to = from;
            double most = closed[from];
            while (to + 1 < closed.length && seen[to + 1] && closed[to + 1] > NARROW) {
                to++;
                most = Math.max(most, closed[to]);
            }
            if (most > SHUT && times.between(from, to) <= LONGEST) {
                fill(from - 1, to + 1, seen, times, series);
            }
            from = to + 1;
        }
    }

    private static void fill(int before, int after, boolean[] seen, Times times, float[] series) {
        boolean left = before >= 0 && seen[before];
        boolean right = after < series.length && seen[after];
        float start = left ? series[before] : right ? series[after] : 0;
        float end = right ? series[after] : start;
        double span = left && right ? times.between(before, after) : 0;
        for (int f = before + 1; f < after; f++) {
            double share = span > 0 ? times.between(before, f) / span : 0;
            series[f] = (float) (start + share * (end - start));
        }
    }
}
