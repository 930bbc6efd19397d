package dev.pathos.functionals;

/**
 * Peaks and valleys of a contour and the slopes between them (Eyben 2016, section 2.4.2.9).
 *
 * <p>Peaks and valleys alternate; each differs from the one before by more than a tenth of the
 * contour's range. A later valley takes the place of a valley if it is lower, a later peak that of
 * a peak if it is higher by more than {@value #HIGHER} of the contour's maximum. The first rise or
 * fall begins with the contour; the last one ends with it. Three conventions are those that the
 * values printed by openSMILE 3.0 follow: the last two values are no peak or valley; a last fall
 * counts as negative; and it, or a last rise, counts in the mean but adds nothing to the deviation.
 */
final class Slopes {
    private static final double THRESHOLD = .1;
    private static final double HIGHER = .0175;
    private static final int MARGIN = 3;

    private final Contour contour;
    private final double step;
    private final double threshold;
    private final double higher;
    private final Direction rising = new Direction();
    private final Direction falling = new Direction();
    private int peaks;

    /** The slopes in one direction. */
    private static final class Direction {
        private final Moments between = new Moments();
        private double last = Double.NaN;

        double mean() {
            if (Double.isNaN(last)) {
                return between.mean();
            }
            return (between.mean() * between.count() + last) / (between.count() + 1);
        }

        double deviation() {
            if (between.count() == 0) {
                return 0;
            }
            double off = between.mean() - mean();
            double square = between.deviation() * between.deviation() + off * off;
            double n = between.count();
            return Math.sqrt(square * n / (n + (Double.isNaN(last) ? 0 : 1)));
        }
    }

    /**
     * Measures a contour.
     *
     * @param contour values at equal distances
     * @param step seconds from one to the next
     */
    Slopes(Contour contour, double step) {
        this.contour = contour;
        this.step = step;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < contour.size(); i++) {
            lowest = Math.min(lowest, contour.get(i));
            highest = Math.max(highest, contour.get(i));
        }
        threshold = THRESHOLD * (highest - lowest);
        higher = HIGHER * highest;
        if (contour.size() > 1) {
            measure();
        }
    }

    private void measure() {
        int from = 0;
        int at = -1;
        boolean peak = false;
        double lowest = contour.get(0);
        for (int i = 1; i <= contour.size() - MARGIN; i++) {
            boolean top = extreme(i, 1);
            if (!top && !extreme(i, -1)) {
                continue;
            }
            double here = contour.get(i);
            if (at < 0) {
                if (top ? here - lowest > threshold : contour.get(0) - here > threshold) {
                    at = i;
                    peak = top;
                }
                lowest = Math.min(lowest, here);
            } else if (top == peak) {
                double before = contour.get(at);
                if (top ? here - before > higher : here < before) {
                    at = i;
                }
            } else if ((top ? 1 : -1) * (here - contour.get(at)) > threshold) {
                close(from, at, peak);
                from = at;
                at = i;
                peak = top;
            }
        }
        int last = contour.size() - 1;
        if (at >= 0) {
            close(from, at, peak);
            from = at;
        }
        (at >= 0 && peak ? falling : rising).last = slope(from, last);
    }

    /** Whether a value is above, or below, both its neighbours. */
    private boolean extreme(int i, int sign) {
        float here = contour.get(i);
        return sign * (here - contour.get(i - 1)) > 0 && sign * (here - contour.get(i + 1)) > 0;
    }

    private void close(int from, int to, boolean peak) {
        (peak ? rising : falling).between.add(Math.abs(slope(from, to)));
        peaks += peak ? 1 : 0;
    }

    private double slope(int from, int to) {
        return (contour.get(to) - contour.get(from)) / ((to - from) * step);
    }

    /** How many peaks there are. */
    int peaks() {
        return peaks;
    }

    /** Mean and deviation of the rises, then of the falls, per second. */
    double[] statistics() {
        return new double[] {
            rising.mean(), rising.deviation(), falling.mean(), falling.deviation()
        };
    }
}
