package dev.pathos.openface;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a table of Py-Feat keeps what a track needs, found by name; -1 for a column that it does
 * not have.
 *
 * @param score the detector's confidence, 0..1
 * @param frame the number of the video's frame, from 0
 * @param approximate minutes and whole seconds of the frame
 * @param identity tells faces apart
 * @param box x, y, width and height of the face
 * @param pose Pitch, Yaw and Roll
 * @param x the landmarks' x, or nothing
 * @param y the landmarks' y, or nothing
 * @param units columns of action units' probabilities by the names that they have here
 */
record PyFeatColumns(
        int score,
        int frame,
        int approximate,
        int identity,
        int[] box,
        int[] pose,
        int[] x,
        int[] y,
        SortedMap<String, Integer> units) {
    private static final Pattern ACTION_UNIT = Pattern.compile("AU\\d\\d");
    private static final String EYES_CLOSED = "AU43";
    private static final String BLINK = "AU45";

    /**
     * Finds the columns.
     *
     * @param header the names as they stand in the first line
     * @return the columns
     * @throws IOException naming the columns without which there is no track
     */
    static PyFeatColumns of(List<String> header) throws IOException {
        Map<String, Integer> at = new HashMap<>();
        SortedMap<String, Integer> units = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            at.putIfAbsent(name, i);
            if (ACTION_UNIT.matcher(name).matches()) {
                units.put(name, i);
            }
        }
        // FACS: a blink is closed eyes for less than half a second.
        Integer closed = units.remove(EYES_CLOSED);
        if (closed != null) {
            units.putIfAbsent(BLINK, closed);
        }
        List<String> missing = new ArrayList<>();
        if (!at.containsKey("FaceScore")) {
            missing.add("FaceScore");
        }
        boolean landmarks = at.containsKey("x_0") || at.containsKey("y_0");
        int[] x = landmarks ? numbered("x_", at, missing) : new int[0];
        int[] y = landmarks ? numbered("y_", at, missing) : new int[0];
        if (!landmarks && units.isEmpty()) {
            missing.add("x_0 to y_67 or AU01 to AU43");
        }
        if (!missing.isEmpty()) {
            throw new IOException(
                    "missing columns "
                            + String.join(", ", missing)
                            + "; give a table that Py-Feat wrote of a video or a picture");
        }
        return new PyFeatColumns(
                at.get("FaceScore"),
                at.getOrDefault("frame", -1),
                at.getOrDefault("approx_time", -1),
                at.getOrDefault("Identity", -1),
                named(at, "FaceRectX", "FaceRectY", "FaceRectWidth", "FaceRectHeight"),
                named(at, "Pitch", "Yaw", "Roll"),
                x,
                y,
                units);
    }

    private static int[] numbered(String prefix, Map<String, Integer> at, List<String> missing) {
        int[] found = new int[FaceTrack.POINTS];
        for (int p = 0; p < found.length; p++) {
            found[p] = at.getOrDefault(prefix + p, -1);
            if (found[p] < 0) {
                missing.add(prefix + p);
            }
        }
        return found;
    }

    /** All of them, or none if one is not there. */
    private static int[] named(Map<String, Integer> at, String... names) {
        int[] found = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            found[i] = at.getOrDefault(names[i], -1);
            if (found[i] < 0) {
                return new int[0];
            }
        }
        return found;
    }
}
