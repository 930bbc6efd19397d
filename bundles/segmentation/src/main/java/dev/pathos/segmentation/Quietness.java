package dev.pathos.segmentation;

/** Finds the quietest point of a stretch: the lowest mean power over a window around it. */
final class Quietness {
    private final double[] sums;
    private final int half;

    /**
     * Takes the levels in.
     *
     * @param level decibels of each hop
     * @param width hops of the window
     */
    Quietness(float[] level, int width) {
        half = width / 2;
        sums = new double[level.length + 1];
        for (int t = 0; t < level.length; t++) {
            sums[t + 1] = sums[t] + Math.pow(10, level[t] / 10);
        }
    }

    /**
     * The quietest point.
     *
     * @param from the first hop to consider
     * @param to the last
     * @return the hop; of equal ones the one nearest to the middle
     */
    int quietest(int from, int to) {
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        double middle = (from + to) / 2.0;
        for (int t = from; t <= to; t++) {
            int a = Math.max(0, t - half);
            int b = Math.min(sums.length - 1, t + half);
            double power = (sums[b] - sums[a]) / (b - a);
            boolean nearer = power == least && Math.abs(t - middle) < Math.abs(best - middle);
            if (power < least || nearer) {
                least = power;
                best = t;
            }
        }
        return best;
    }
}
