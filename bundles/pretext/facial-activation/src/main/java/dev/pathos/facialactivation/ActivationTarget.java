package dev.pathos.facialactivation;

import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.task.Target;

/**
 * The mean activation of a track, where enough of it is known.
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
        if (!track.hasLandmarks()) {
            return Target.none("no landmarks");
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
