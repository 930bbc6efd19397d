package dev.pathos.tables;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.SyntheticFace;
import java.util.Map;
import java.util.TreeMap;

/** Tracks that differ from others in a way that can be followed by hand. */
final class Faces {
    private Faces() {}

    /** A still face, its outer eye corners 90 pixels apart, at 25 frames a second. */
    static FaceTrack still(double seconds) {
        return SyntheticFace.still(25, seconds).track();
    }

    /** The same landmarks shifted. */
    static FaceTrack shifted(FaceTrack track, int from, int to, double right) {
        for (int f = 0; f < track.frames(); f++) {
            for (int p = from; p < to; p++) {
                track.x()[f * FaceTrack.POINTS + p] += (float) right;
            }
        }
        return track;
    }

    /** The same with one more action unit and one more angle. */
    static FaceTrack with(FaceTrack track, String unit, float[] strength, float[] yaw) {
        Map<String, float[]> intensity = new TreeMap<>(track.intensity());
        intensity.put(unit, strength);
        return track.with(intensity, track.presence(), Map.of("pose_Ry", yaw));
    }

    /** Motion without landmarks, a value for each frame at 25 frames a second. */
    static FaceTrack moving(double start, float... motion) {
        double[] time = new double[motion.length];
        boolean[] success = new boolean[motion.length];
        float[] confidence = new float[motion.length];
        for (int f = 0; f < motion.length; f++) {
            time[f] = start + f / 25.;
            success[f] = true;
            confidence[f] = 1;
        }
        return new FaceTrack(
                time,
                success,
                confidence,
                new float[0],
                new float[0],
                Map.of(),
                Map.of(),
                Map.of("motion_all", motion));
    }
}
