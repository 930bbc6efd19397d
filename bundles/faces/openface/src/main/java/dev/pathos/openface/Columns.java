package dev.pathos.openface;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a table keeps what a track needs, found by name; -1 for a column that it does not have.
 *
 * @param timestamp seconds
 * @param confidence 0..1
 * @param success 0 or 1
 * @param face tells faces apart
 * @param x the landmarks' x, or nothing
 * @param y the landmarks' y, or nothing
 * @param intensity columns of action units' intensities by name such as {@code AU12}
 * @param presence columns of action units' presence by name
 * @param measures columns of measures by name
 */
record Columns(
        int timestamp,
        int confidence,
        int success,
        int face,
        int[] x,
        int[] y,
        SortedMap<String, Integer> intensity,
        SortedMap<String, Integer> presence,
        SortedMap<String, Integer> measures) {
    /** What stands before names of measures that OpenFace does not have. */
    static final String OURS = "pathos_";

    private static final String REMEDY =
            "; if this is a table of OpenFace, have it write them: FeatureExtraction -2Dfp -pose -aus";

    private static final Pattern ACTION_UNIT = Pattern.compile("(AU\\d\\d)_([rc])");
    private static final Pattern POSE = Pattern.compile("pose_R[xyz]");

    /**
     * Finds the columns.
     *
     * @param header the names as they stand in the first line
     * @return the columns
     * @throws IOException naming the columns without which there is no track
     */
    static Columns of(List<String> header) throws IOException {
        Map<String, Integer> at = new HashMap<>();
        SortedMap<String, Integer> intensity = new TreeMap<>();
        SortedMap<String, Integer> presence = new TreeMap<>();
        SortedMap<String, Integer> measures = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            at.putIfAbsent(name, i);
            if (POSE.matcher(name).matches() || name.startsWith(OURS)) {
                measures.put(measure(name), i);
            }
            Matcher unit = ACTION_UNIT.matcher(name);
            if (unit.matches()) {
                (unit.group(2).equals("r") ? intensity : presence).put(unit.group(1), i);
            }
        }
        List<String> missing = new ArrayList<>();
        if (!at.containsKey("confidence")) {
            missing.add("confidence");
        }
        boolean landmarks = at.containsKey("x_0") || at.containsKey("y_0");
        int[] x = landmarks ? points("x_", at, missing) : new int[0];
        int[] y = landmarks ? points("y_", at, missing) : new int[0];
        if (!landmarks && intensity.isEmpty() && presence.isEmpty() && measures.isEmpty()) {
            missing.add("x_0 to y_67, AU01_r to AU45_c, pose_Rx to pose_Rz or " + OURS + "...");
        }
        if (!missing.isEmpty()) {
            throw new IOException("missing columns " + String.join(", ", missing) + REMEDY);
        }
        return new Columns(
                at.getOrDefault("timestamp", -1),
                at.get("confidence"),
                at.getOrDefault("success", -1),
                // FaceLandmarkImg numbers the faces of a picture in a column of its own.
                at.getOrDefault("face_id", at.getOrDefault("face", -1)),
                x,
                y,
                intensity,
                presence,
                measures);
    }

    /**
     * The column of a measure.
     *
     * @param measure its name, such as {@code motion_all}
     * @return that of OpenFace if it has one
     */
    static String column(String measure) {
        return POSE.matcher(measure).matches() ? measure : OURS + measure;
    }

    private static String measure(String column) {
        return column.startsWith(OURS) ? column.substring(OURS.length()) : column;
    }

    private static int[] points(String prefix, Map<String, Integer> at, List<String> missing) {
        int[] found = new int[FaceTrack.POINTS];
        for (int p = 0; p < found.length; p++) {
            found[p] = at.getOrDefault(prefix + p, -1);
            if (found[p] < 0) {
                missing.add(prefix + p);
            }
        }
        return found;
    }
}
