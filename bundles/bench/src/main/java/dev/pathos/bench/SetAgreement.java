package dev.pathos.bench;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far the features of one set agree with those of the same names in tables. */
final class SetAgreement {
    /** What stands before our names of features that are not quite the other program's. */
    private static final String PREFIX = "pathos_";

    private static final double CLOSE = .99;
    private static final double NEAR = .95;

    private final String set;
    private final boolean framewise;
    private final Map<String, FeatureStatistics> features = new LinkedHashMap<>();
    private final Set<String> onlyTheirs = new LinkedHashSet<>();
    private final Set<String> onlyOurs = new LinkedHashSet<>();
    private int clips;
    private int unmatched;

    /**
     * @param set what the tables are called
     * @param framewise whether they have a line a frame instead of a line a clip
     */
    SetAgreement(String set, boolean framewise) {
        this.set = set;
        this.framewise = framewise;
    }

    /**
     * Compares the frames of a clip with the lines nearest in time, at most half a hop away.
     *
     * @param columns our columns
     * @param frameRate our frames per second
     * @param values our rows
     * @param table its lines
     */
    void addFrames(List<String> columns, double frameRate, float[] values, ReferenceTable table) {
        int rows = values.length / columns.size();
        int[] lines = new int[rows];
        for (int r = 0; r < rows; r++) {
            lines[r] = table.nearest(r / frameRate, .5 / frameRate);
            unmatched += lines[r] < 0 ? 1 : 0;
        }
        add(columns, values, table, lines);
    }

    /** Compares the one row of a clip with the line that has its name. */
    void addClip(List<String> columns, float[] row, ReferenceTable table, String clip) {
        add(columns, row, table, new int[] {table.names().indexOf(clip)});
    }

    private void add(List<String> columns, float[] values, ReferenceTable table, int[] lines) {
        clips++;
        onlyOurs.addAll(columns);
        for (int theirs = 0; theirs < table.columns().size(); theirs++) {
            String name = table.columns().get(theirs);
            int ours = columns.indexOf(name);
            if (ours < 0) {
                ours = columns.indexOf(PREFIX + name);
            }
            if (ours < 0) {
                onlyTheirs.add(name);
                continue;
            }
            FeatureStatistics feature =
                    features.computeIfAbsent(columns.get(ours), FeatureStatistics::new);
            for (int r = 0; r < lines.length; r++) {
                if (lines[r] >= 0) {
                    feature.add(
                            values[r * columns.size() + ours],
                            table.values().get(lines[r])[theirs]);
                }
            }
            feature.endClip();
        }
        onlyOurs.removeAll(features.keySet());
    }

    /** Whether any feature has the name of one of the tables. */
    boolean comparable() {
        return !features.isEmpty();
    }

    String set() {
        return set;
    }

    /** A row for each feature that both have. */
    Table table(String extractor) {
        List<List<String>> rows = features.values().stream().map(f -> f.row(framewise)).toList();
        List<String> notes = new ArrayList<>();
        notes.add(
                "Of "
                        + features.size()
                        + " features, r is at least .99 for "
                        + count(CLOSE)
                        + " and at least .95 for "
                        + count(NEAR)
                        + ".");
        notes.add(
                framewise
                        ? "r: Pearson's, over the frames of all clips; within: the mean over the"
                                + " clips in which neither side is constant; error: the median of"
                                + " |ours - theirs| / |theirs| over frames where theirs is not 0;"
                                + " undefined: frames where one of both is NaN, not compared."
                        : "r: Pearson's, over clips; error: the median of |ours - theirs| /"
                                + " |theirs| over clips where theirs is not 0; undefined: clips"
                                + " where one of both is NaN, not compared.");
        if (unmatched > 0) {
            notes.add(unmatched + " of our frames are half a hop or more from all of theirs.");
        }
        told("Only in the tables", onlyTheirs, notes);
        told("Only ours", onlyOurs, notes);
        return new Table(
                extractor
                        + " beside "
                        + (set.isEmpty() ? "the tables" : set)
                        + ", "
                        + clips
                        + (clips == 1 ? " clip" : " clips"),
                framewise
                        ? List.of("feature", "r", "within", "clips", "error", "frames", "undefined")
                        : List.of("feature", "r", "error", "clips", "undefined"),
                rows,
                notes);
    }

    private long count(double least) {
        return features.values().stream().filter(f -> f.r() >= least).count();
    }

    /** Names that stand for something left out; some, where there are many. */
    static void told(String what, Collection<String> names, List<String> notes) {
        int shown = 8;
        if (!names.isEmpty()) {
            String some = String.join(", ", names.stream().limit(shown).toList());
            String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
            notes.add(what + " (" + names.size() + "): " + some + more + ".");
        }
    }
}
