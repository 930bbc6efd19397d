package dev.pathos.auemotion;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.SyntheticFace;
import java.util.Map;
import java.util.TreeMap;

/** Faces that show action units; all 17 units with an intensity are there, at rest unless given. */
final class Faces {
    private static final int[] UNITS = {
        1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26, 45
    };

    private Faces() {}

    /** A face with units of an intensity in all frames. */
    static FaceTrack showing(double intensity, int... units) {
        Map<Integer, double[]> shown = new TreeMap<>();
        for (int unit : units) {
            shown.put(unit, new double[] {intensity, 1});
        }
        return face(shown).track();
    }

    /** The same face in a track that has only some units. */
    static FaceTrack only(FaceTrack face, int... units) {
        Map<String, float[]> intensity = new TreeMap<>();
        Map<String, float[]> presence = new TreeMap<>();
        for (int unit : units) {
            String name = String.format("AU%02d", unit);
            intensity.put(name, face.intensity().get(name));
            presence.put(name, face.presence().get(name));
        }
        return face.with(intensity, presence, Map.of());
    }

    /** A face of 50 frames with units of an intensity in a share of the frames. */
    static SyntheticFace face(Map<Integer, double[]> shown) {
        SyntheticFace face = SyntheticFace.still(25, 1.96);
        for (int unit : UNITS) {
            double[] how = shown.getOrDefault(unit, new double[] {0, 0});
            face = face.unit(String.format("AU%02d", unit), how[0], how[1]);
        }
        return face;
    }
}
