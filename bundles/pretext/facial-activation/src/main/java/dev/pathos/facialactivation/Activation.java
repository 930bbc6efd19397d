package dev.pathos.facialactivation;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.Resampled;
import dev.pathos.api.task.Target;

/**
 * Measures how much a face moves apart from the head: the mean displacement of its landmarks in
 * inter-ocular distances per second.
 *
 * @param confidence the least confidence of a frame
 * @param rate grid points per second onto which tracks are resampled
 * @param rounds how often the mean shape is computed
 * @param smoothing grid points that are averaged, odd
 * @param pairs the least number of neighbouring valid grid points
 * @param region which landmarks count
 */
record Activation(
        double confidence, double rate, int rounds, int smoothing, int pairs, Region region) {
    /**
     * Measures a track.
     *
     * @param track the track
     * @return the activation, or none with a reason
     */
    Target of(FaceTrack track) {
        if (!track.hasLandmarks()) {
            return Target.none("no landmarks");
        }
        Resampled face = Resampled.of(track, rate, confidence);
        int found = pairs(face.valid());
        if (found < pairs) {
            return Target.none("fewer than " + pairs + " pairs of valid frames");
        }
        AlignedFace aligned = AlignedFace.of(face, rounds);
        double scale = aligned.interOcularDistance();
        double activation = displacement(aligned.smoothed(smoothing)) * rate / scale / found;
        return Double.isFinite(activation)
                ? Target.of((float) activation)
                : Target.none("landmarks that are no face");
    }

    private static int pairs(boolean[] valid) {
        int found = 0;
        for (int g = 1; g < valid.length; g++) {
            found += valid[g - 1] && valid[g] ? 1 : 0;
        }
        return found;
    }

    /** The sum over neighbouring valid grid points of the mean displacement of the points. */
    private double displacement(AlignedFace face) {
        int[] points = region.points();
        double sum = 0;
        for (int g = 1; g < face.valid().length; g++) {
            if (face.valid()[g - 1] && face.valid()[g]) {
                for (int p : points) {
                    int here = g * FaceTrack.POINTS + p;
                    int before = here - FaceTrack.POINTS;
                    sum +=
                            Math.hypot(
                                            face.x()[here] - face.x()[before],
                                            face.y()[here] - face.y()[before])
                                    / points.length;
                }
            }
        }
        return sum;
    }
}
