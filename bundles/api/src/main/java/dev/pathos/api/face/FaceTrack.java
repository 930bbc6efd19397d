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
 * @param x pixels to the right of the middle of the first, point {@code p} of frame {@code f} at
 *     {@code f * 68 + p}; empty if the track has no landmarks
 * @param y pixels down, laid out as {@code x}
 * @param intensity intensity 0..5 of each action unit over frames, by name such as {@code AU12}
 * @param presence presence (0 or 1) of each action unit over frames, by name
 * @param measures what else is known of each frame, by name; NaN where it is not known: {@link
 *     #MOTION} of a region, head pose as OpenFace has it ({@code pose_Rx}, {@code pose_Ry}, {@code
 *     pose_Rz}: radians; turned up or down, to the side, tilted), the box of the face ({@code
 *     face_x}, {@code face_y}, {@code face_width}, {@code face_height}: pixels)
 */
public record FaceTrack(
        double[] timestamps,
        boolean[] success,
        float[] confidence,
        float[] x,
        float[] y,
        Map<String, float[]> intensity,
        Map<String, float[]> presence,
        Map<String, float[]> measures) {
    /** Landmarks of a face. */
    public static final int POINTS = 68;

    /**
     * What names of motion begin with: {@code motion_all}, {@code motion_upper} (brows and eyes),
     * {@code motion_lower} (jaw and mouth). The mean speed since the frame before with head motion
     * removed, in distances between the outer eye corners per second.
     */
    public static final String MOTION = "motion_";

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
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    /** A track of which nothing else is known. */
    public FaceTrack(
            double[] timestamps,
            boolean[] success,
            float[] confidence,
            float[] x,
            float[] y,
            Map<String, float[]> intensity,
            Map<String, float[]> presence) {
        this(timestamps, success, confidence, x, y, intensity, presence, Map.of());
    }

    /**
     * The same track with other action units and measures.
     *
     * @param intensity as above
     * @param presence as above
     * @param measures as above
     */
    public FaceTrack with(
            Map<String, float[]> intensity,
            Map<String, float[]> presence,
            Map<String, float[]> measures) {
        return new FaceTrack(timestamps, success, confidence, x, y, intensity, presence, measures);
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
