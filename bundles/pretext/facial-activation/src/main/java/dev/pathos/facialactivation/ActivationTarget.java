package dev.pathos.facialactivation;

import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.task.Target;

/**
 * The mean activation of a track, where enough of it is known: of its landmarks, or of a track
 * without any what its analyzer measured as motion of the region.
 *
 * @param measure how activation is measured
 * @param pairs the least number of neighbouring valid grid points
 */
record ActivationTarget(Activation measure, int pairs) {
    /**
     * Measures a track.
     *
     * @param track the track
     * @return the activation, or none with a reason
     */
    Target of(FaceTrack track) {
        String motion = FaceTrack.MOTION + measure.region();
        // a stretch of no frames does not tell whether its track has landmarks
        if (track.frames() > 0 && !track.hasLandmarks() && !track.measures().containsKey(motion)) {
            return Target.none("neither landmarks nor " + motion);
        }
        Activation.Course course = measure.of(track);
        if (course.count() < pairs) {
            return Target.none("fewer than " + pairs + " pairs of valid frames");
        }
        double activation = course.mean();
        return Double.isFinite(activation)
                ? Target.of((float) activation)
                : Target.none("landmarks that are no face");
    }
}
