package dev.pathos.tables;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.task.MedianSplit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far landmarks lie from those of a reference: in each frame the mean distance of the points,
 * divided by the distance between the outer eye corners of the reference (Sagonas et al., 300 Faces
 * in-the-Wild, ICCVW 2013).
 */
final class LandmarkErrors {
    private static final int RIGHT_EYE = 36;
    private static final int LEFT_EYE = 45;

    /** The columns of {@link #cells}. */
    static final List<String> HEADER =
            List.of("error", "median", "jaw", "brows", "eyes", "nose", "mouth");

    private static final List<FacePart> PARTS =
            List.of(FacePart.JAW, FacePart.BROWS, FacePart.EYES, FacePart.NOSE, FacePart.MOUTH);

    private final Map<FacePart, List<Double>> errors = new EnumMap<>(FacePart.class);

    LandmarkErrors() {
        for (FacePart part : FacePart.values()) {
            errors.put(part, new ArrayList<>());
        }
    }

    /** Compares a frame with one of the reference, unless its eyes are one point. */
    void add(FaceTrack ours, int frame, FaceTrack theirs, int reference) {
        int a = frame * FaceTrack.POINTS;
        int b = reference * FaceTrack.POINTS;
        double scale =
                Math.hypot(
                        theirs.x()[b + LEFT_EYE] - theirs.x()[b + RIGHT_EYE],
                        theirs.y()[b + LEFT_EYE] - theirs.y()[b + RIGHT_EYE]);
        if (!(scale > 0)) {
            return;
        }
        for (FacePart part : FacePart.values()) {
            double sum = 0;
            for (int p = part.from(); p < part.to(); p++) {
                sum +=
                        Math.hypot(
                                ours.x()[a + p] - theirs.x()[b + p],
                                ours.y()[a + p] - theirs.y()[b + p]);
            }
            errors.get(part).add(sum / (part.to() - part.from()) / scale);
        }
    }

    /** Takes those of others as well. */
    void addAll(LandmarkErrors others) {
        others.errors.forEach((part, more) -> errors.get(part).addAll(more));
    }

    /** How many frames were compared. */
    int count() {
        return errors.get(FacePart.ALL).size();
    }

    /** The mean over frames; NaN if there is none. */
    double mean(FacePart part) {
        return errors.get(part).stream().mapToDouble(e -> e).average().orElse(Double.NaN);
    }

    /** The median over frames of all points; NaN if there is none. */
    double median() {
        double[] all = errors.get(FacePart.ALL).stream().mapToDouble(e -> e).toArray();
        return all.length == 0 ? Double.NaN : MedianSplit.median(all);
    }

    /** The cells of a table, in percent of the distance between the eyes. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        cells.add(percent(mean(FacePart.ALL)));
        cells.add(percent(median()));
        PARTS.forEach(part -> cells.add(percent(mean(part))));
        return cells;
    }

    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "-";
    }
}
