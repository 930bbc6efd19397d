package dev.pathos.tables;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Table;
import dev.pathos.api.task.MedianSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How far the tracks of clips agree with those of a reference. */
final class TrackAgreement {
    private static final double MIN = TrackSummary.CONFIDENCE;
    private static final List<Integer> WINDOWS = List.of(1, 2, 3);
    private static final List<String> POSE = List.of("pose_Rx", "pose_Ry", "pose_Rz");

    private final String analyzer;
    private final LandmarkErrors errors = new LandmarkErrors();
    private final Validity validity = new Validity();
    private final List<List<String>> clips = new ArrayList<>();
    private final Correlations units = new Correlations();
    private final Correlations activation = new Correlations();

    TrackAgreement(String analyzer) {
        this.analyzer = analyzer;
    }

    /** Counts frames that are found. */
    private static final class Validity {
        private int frames;
        private int unmatched;
        private int both;
        private int ours;
        private int theirs;

        void add(Validity other) {
            frames += other.frames;
            unmatched += other.unmatched;
            both += other.both;
            ours += other.ours;
            theirs += other.theirs;
        }

        List<String> cells(String name, LandmarkErrors errors) {
            List<String> cells = new ArrayList<>(List.of(name, String.valueOf(frames)));
            for (int count : new int[] {both, ours, theirs}) {
                cells.add(LandmarkErrors.percent((double) count / frames));
            }
            cells.addAll(errors.cells());
            return cells;
        }
    }

    /**
     * Compares a clip.
     *
     * @param clip its name
     * @param ours the analyzer's track
     * @param theirs the reference's
     */
    void add(String clip, FaceTrack ours, FaceTrack theirs) {
        int[] matches = Matches.of(ours.timestamps(), theirs.timestamps());
        Validity valid = new Validity();
        LandmarkErrors own = new LandmarkErrors();
        List<int[]> both = new ArrayList<>();
        for (int f = 0; f < matches.length; f++) {
            if (matches[f] < 0) {
                valid.unmatched++;
                continue;
            }
            boolean our = ours.valid(matches[f], MIN);
            boolean their = theirs.valid(f, MIN);
            valid.frames++;
            valid.ours += our ? 1 : 0;
            valid.theirs += their ? 1 : 0;
            if (our && their) {
                valid.both++;
                both.add(new int[] {matches[f], f});
                if (ours.hasLandmarks() && theirs.hasLandmarks()) {
                    own.add(ours, matches[f], theirs, f);
                }
            }
        }
        clips.add(valid.cells(clip, own));
        validity.add(valid);
        errors.addAll(own);
        for (String unit : new TreeSet<>(ours.intensity().keySet())) {
            correlate(unit, ours.intensity().get(unit), theirs.intensity().get(unit), both);
        }
        for (String angle : POSE) {
            correlate(angle, ours.measures().get(angle), theirs.measures().get(angle), both);
        }
        ActivationPair.of(ours, theirs).ifPresent(this::activate);
    }

    private void correlate(String name, float[] ours, float[] theirs, List<int[]> frames) {
        if (ours != null && theirs != null) {
            units.add(
                    name,
                    frames.stream().map(f -> (double) ours[f[0]]).toList(),
                    frames.stream().map(f -> (double) theirs[f[1]]).toList());
        }
    }

    private void activate(ActivationPair pair) {
        Map<String, ActivationPair.Values> all = new LinkedHashMap<>();
        all.put("a grid point, .04 s", pair.points());
        all.put("5 grid points, .2 s", pair.smoothed());
        WINDOWS.forEach(s -> all.put(window(s), pair.windows(s)));
        all.forEach((name, values) -> activation.add(name, values.ours(), values.theirs()));
    }

    private static String window(int seconds) {
        return "windows of " + seconds + " s";
    }

    /** The share of windows with the same decision, each side split at its own median. */
    private String same(String windows) {
        double[] ours = activation.ours(windows);
        double[] theirs = activation.theirs(windows);
        if (ours.length < 2 || !windows.startsWith("windows")) {
            return "-";
        }
        double our = MedianSplit.median(ours);
        double their = MedianSplit.median(theirs);
        int same = 0;
        for (int i = 0; i < ours.length; i++) {
            same += ours[i] > our == theirs[i] > their ? 1 : 0;
        }
        return LandmarkErrors.percent((double) same / ours.length);
    }

    /** How many clips were compared. */
    int count() {
        return clips.size();
    }

    /** What came out. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>(List.of(landmarks()));
        if (!units.measures().isEmpty()) {
            tables.add(unitTable());
        }
        if (!activation.measures().isEmpty()) {
            tables.add(activationTable());
        }
        return tables;
    }

    private Table landmarks() {
        List<String> header = new ArrayList<>(List.of("clip", "frames", "both", "ours", "theirs"));
        header.addAll(LandmarkErrors.HEADER);
        List<List<String>> rows = new ArrayList<>(clips);
        if (clips.size() > 1) {
            rows.add(validity.cells("all", errors));
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "frames: those of the reference with one of ours at most a frame away; both,"
                        + " ours, theirs: the share found with confidence .8; error: over frames"
                        + " found by both, the mean distance of the points by the distance between"
                        + " the outer eye corners of the reference.");
        if (validity.unmatched > 0) {
            notes.add(validity.unmatched + " frames of the reference have none of ours near them.");
        }
        return new Table(analyzer + " beside the reference: landmarks", header, rows, notes);
    }

    private Table unitTable() {
        List<String> header = new ArrayList<>(List.of("measure"));
        header.addAll(Correlations.HEADER);
        return new Table(
                analyzer + " beside the reference: action units and head pose over time",
                header,
                units.measures().stream().map(m -> row(m, units)).toList(),
                List.of(
                        "r: Pearson's, over frames found by both, of all clips; within: the mean"
                                + " over clips of r within each; ours, theirs: means; action units:"
                                + " intensities 0 to 5; angles: radians."));
    }

    private Table activationTable() {
        List<String> header = new ArrayList<>(List.of("mean over"));
        header.addAll(Correlations.HEADER);
        header.add("same high or low");
        List<List<String>> rows = new ArrayList<>();
        for (String name : activation.measures()) {
            List<String> row = new ArrayList<>(row(name, activation));
            row.add(same(name));
            rows.add(row);
        }
        return new Table(
                analyzer + " beside the reference: facial activation",
                header,
                rows,
                List.of(
                        "Facial activation as the task facial-activation measures it by default, in"
                                + " inter-ocular distances per second; where a track has no"
                                + " landmarks, its motion_all.",
                        "Windows lie side by side from the first common frame on and count where"
                                + " each side knows 10 of their grid points at least; each side is"
                                + " split at its own median over all windows. By chance, half of the"
                                + " windows are the same."));
    }

    private static List<String> row(String name, Correlations from) {
        List<String> row = new ArrayList<>(List.of(name));
        row.addAll(from.cells(name));
        return row;
    }
}
