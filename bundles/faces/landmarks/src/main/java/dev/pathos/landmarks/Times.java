package dev.pathos.landmarks;

import java.util.Arrays;

/** Which frames of a track follow each other, as {@code dev.pathos.api.face.Resampled} has it. */
final class Times {
    private static final double GAP = 2.5;

    private final double[] seconds;
    private final double interval;

    /**
     * Of a track's timestamps.
     *
     * @param seconds ascending
     */
    Times(double[] seconds) {
        this.seconds = seconds;
        double[] intervals = new double[Math.max(0, seconds.length - 1)];
        for (int f = 0; f < intervals.length; f++) {
            intervals[f] = seconds[f + 1] - seconds[f];
        }
        Arrays.sort(intervals);
        interval = intervals.length == 0 ? 0 : intervals[intervals.length / 2];
    }

    /** The median time from frame to frame, seconds; 0 for fewer than two frames. */
    double interval() {
        return interval;
    }

    /** Seconds from one frame to another, whichever is first. */
    double between(int one, int other) {
        return Math.abs(seconds[one] - seconds[other]);
    }

    /** Whether neighbours are so near in time that nothing is missing between them. */
    boolean joined(int one, int other) {
        return between(one, other) <= GAP * interval;
    }
}
