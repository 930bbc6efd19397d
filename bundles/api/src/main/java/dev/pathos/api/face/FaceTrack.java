package dev.pathos.api.face;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A face over time: 68 landmarks, action units and how far each frame can be believed.
 *
 * <p>Arrays belong to the track and are not changed. Landmarks are numbered as in the iBUG 68-point
 * scheme: jaw 0-16, brows 17-26, nose 27-35, eyes 36-47, mouth 48-67.
 *
 * @param timestamps seconds of each frame from the beginning, ascending, not necessarily even
 * @param success whether the tracker says that it found the face
 * @param confidence the tracker's confidence, 0..1
 * @param x pixels to the right, point {@code p} of frame {@code f} at {@code f * 68 + p}; empty if
 *     the track has no landmarks
 * @param y pixels down, laid out as {@code x}
 * @param intensity intensity 0..5 of each action unit over frames, by name such as {@code AU12}
 * @param presence presence (0 or 1) of each action unit over frames, by name
 */
public record FaceTrack(
        double[] timestamps,
        boolean[] success,
        float[] confidence,
        float[] x,
        float[] y,
        Map<String, float[]> intensity,
        Map<String, float[]> presence) {
    /** Landmarks of a face. */
    public static final int POINTS = 68;

    public FaceTrack {
        int n = timestamps.length;
        if (success.length != n || confidence.length != n || x.length != y.length) {
            throw new IllegalArgumentException("arrays of different lengths");
        }
        if (x.length != 0 && x.length != n * POINTS) {
            throw new IllegalArgumentException(x.length + " coordinates for " + n + " frames");
        }
        intensity = Collections.unmodifiableMap(new TreeMap<>(intensity));
        presence = Collections.unmodifiableMap(new TreeMap<>(presence));
    }

    /** The number of frames. */
    public int frames() {
        return timestamps.length;
    }

    /** Whether the track holds landmarks. */
    public boolean hasLandmarks() {
        return x.length > 0;
    }

    /**
     * Whether a frame is to be believed.
     *
     * @param frame its index
     * @param minConfidence the least confidence, .8 by convention
     * @return whether the tracker found the face with that confidence
     */
    public boolean valid(int frame, double minConfidence) {
        return success[frame] && confidence[frame] >= minConfidence;
    }
}
