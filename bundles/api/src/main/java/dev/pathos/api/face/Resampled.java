package dev.pathos.api.face;

import java.util.Arrays;

/**
 * Landmarks of a track on an even grid of time, each grid point valid only between two valid frames
 * that are neighbours in the track and in time.
 *
 * <p>Neighbours further apart than {@value #GAP} times the track's median frame interval have a gap
 * between them: some trackers leave frames without a face out instead of marking them.
 *
 * @param rate grid points per second
 * @param valid whether a grid point has landmarks
 * @param x pixels to the right, point {@code p} of grid point {@code g} at {@code g * 68 + p}
 * @param y pixels down, laid out as {@code x}
 */
public record Resampled(double rate, boolean[] valid, double[] x, double[] y) {
    private static final double GAP = 2.5;

    /**
     * Resamples linearly on timestamps.
     *
     * @param track a track with landmarks
     * @param rate grid points per second, 25 by convention
     * @param minConfidence the least confidence of a valid frame
     * @return the landmarks on the grid that begins at the first timestamp; a track without frames
     *     gives an empty grid
     */
    public static Resampled of(FaceTrack track, double rate, double minConfidence) {
        double[] time = track.timestamps();
        int frames = time.length;
        int size =
                frames == 0 ? 0 : (int) Math.floor((time[frames - 1] - time[0]) * rate + 1e-6) + 1;
        boolean[] valid = new boolean[size];
        double[] x = new double[size * FaceTrack.POINTS];
        double[] y = new double[size * FaceTrack.POINTS];
        double gap = gap(time);
        int before = 0;
        for (int g = 0; g < size; g++) {
            double at = time[0] + g / rate;
            while (before + 1 < frames && time[before + 1] <= at + 1e-9) {
                before++;
            }
            int after =
                    Math.abs(time[before] - at) < 1e-6 ? before : Math.min(before + 1, frames - 1);
            valid[g] =
                    track.valid(before, minConfidence)
                            && track.valid(after, minConfidence)
                            && time[after] - time[before] <= gap;
            if (valid[g]) {
                double span = time[after] - time[before];
                double weight = span <= 0 ? 0 : (at - time[before]) / span;
                for (int p = 0; p < FaceTrack.POINTS; p++) {
                    int a = before * FaceTrack.POINTS + p;
                    int b = after * FaceTrack.POINTS + p;
                    int to = g * FaceTrack.POINTS + p;
                    x[to] = track.x()[a] + weight * (track.x()[b] - track.x()[a]);
                    y[to] = track.y()[a] + weight * (track.y()[b] - track.y()[a]);
                }
            }
        }
        return new Resampled(rate, valid, x, y);
    }

    /** The longest interval between two frames that has no gap in it, in seconds. */
    static double gap(double[] time) {
        double[] intervals = new double[Math.max(0, time.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = time[i + 1] - time[i];
        }
        Arrays.sort(intervals);
        return intervals.length == 0 ? 0 : GAP * intervals[intervals.length / 2];
    }
}
