package dev.pathos.tables;

import java.util.Arrays;

/** Finds the frames of two tracks that show the same instant. */
final class Matches {
    private Matches() {}

    /**
     * The frame nearest in time to each frame of a reference, at most a frame of the reference
     * away: OpenFace spaces its timestamps evenly, whatever the video does.
     *
     * @param ours timestamps in seconds, ascending
     * @param theirs those of the reference
     * @return for each frame of the reference a frame of ours; -1 for none
     */
    static int[] of(double[] ours, double[] theirs) {
        double most = interval(theirs) + 1e-6;
        int[] matches = new int[theirs.length];
        int at = 0;
        for (int f = 0; f < theirs.length; f++) {
            while (at + 1 < ours.length
                    && Math.abs(ours[at + 1] - theirs[f]) <= Math.abs(ours[at] - theirs[f])) {
                at++;
            }
            boolean near = ours.length > 0 && Math.abs(ours[at] - theirs[f]) <= most;
            matches[f] = near ? at : -1;
        }
        return matches;
    }

    /** The median interval between frames; one second for a picture alone. */
    private static double interval(double[] time) {
        double[] intervals = new double[Math.max(0, time.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = time[i + 1] - time[i];
        }
        Arrays.sort(intervals);
        return intervals.length == 0 ? 1 : intervals[intervals.length / 2];
    }
}
