package dev.pathos.look;

import java.util.Arrays;

/**
 * A value over time, with gaps.
 *
 * @param time seconds, ascending
 * @param value the value at each time; NaN where it is not known
 * @param reach the longest interval in seconds that is no gap
 */
record Series(double[] time, float[] value, double reach) {
    /** Times further apart than so many usual intervals have a gap between them. */
    private static final double GAP = 2.5;

    static final Series NONE = of(new double[0], new float[0]);

    Series {
        if (time.length != value.length) {
            throw new IllegalArgumentException(time.length + " times, " + value.length + " values");
        }
    }

    /** Values at times whose usual interval tells what a gap is. */
    static Series of(double[] time, float[] value) {
        return new Series(time, value, GAP * interval(time));
    }

    int size() {
        return time.length;
    }

    boolean known(int i) {
        return !Float.isNaN(value[i]);
    }

    /** Whether a value and the one before are known, with no gap between them. */
    boolean joined(int i) {
        return i > 0 && known(i - 1) && known(i) && time[i] - time[i - 1] <= reach;
    }

    /** Whether anything is known at all. */
    boolean known() {
        for (int i = 0; i < value.length; i++) {
            if (known(i)) {
                return true;
            }
        }
        return false;
    }

    /** Where a known value is largest, or -1. */
    int peak() {
        int peak = -1;
        for (int i = 0; i < value.length; i++) {
            peak = known(i) && (peak < 0 || value[i] > value[peak]) ? i : peak;
        }
        return peak;
    }

    /**
     * The usual interval between times.
     *
     * @param time seconds, ascending
     * @return the median; infinite for fewer than two
     */
    static double interval(double[] time) {
        if (time.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] intervals = new double[time.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = time[i + 1] - time[i];
        }
        Arrays.sort(intervals);
        return intervals[intervals.length / 2];
    }

    /** The index of the time nearest to a moment, within reach of it; -1 if there is none. */
    int nearest(double seconds) {
        int nearest = nearest(time, seconds);
        return nearest >= 0 && Math.abs(time[nearest] - seconds) <= reach ? nearest : -1;
    }

    /**
     * The time nearest to a moment.
     *
     * @param time seconds, ascending
     * @param seconds the moment
     * @return its index, the earlier one of two that are equally near; -1 if there is none
     */
    static int nearest(double[] time, double seconds) {
        int found = Arrays.binarySearch(time, seconds);
        int after = found >= 0 ? found : -found - 1;
        boolean before =
                after == time.length
                        || after > 0 && seconds - time[after - 1] <= time[after] - seconds;
        return before ? after - 1 : after;
    }

    /** The same over a stretch of time, ends included. */
    Series within(double from, double to) {
        int first = 0;
        while (first < time.length && time[first] < from) {
            first++;
        }
        int end = first;
        while (end < time.length && time[end] <= to) {
            end++;
        }
        return first == 0 && end == time.length
                ? this
                : new Series(
                        Arrays.copyOfRange(time, first, end),
                        Arrays.copyOfRange(value, first, end),
                        reach);
    }

    /** The mean of the known values; NaN if there is none. */
    double mean() {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < value.length; i++) {
            sum += known(i) ? value[i] : 0;
            n += known(i) ? 1 : 0;
        }
        return sum / n;
    }

    /**
     * The known value below which a share of the known values lie.
     *
     * @param share 0..1
     * @return the value; NaN if none is known
     */
    double quantile(double share) {
        float[] sorted = new float[value.length];
        int n = 0;
        for (int i = 0; i < value.length; i++) {
            if (known(i)) {
                sorted[n++] = value[i];
            }
        }
        Arrays.sort(sorted, 0, n);
        return n == 0 ? Double.NaN : sorted[(int) Math.min(n - 1, Math.floor(share * n))];
    }
}
