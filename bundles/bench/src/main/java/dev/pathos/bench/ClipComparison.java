package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares one clip after the other with all tables about it. */
final class ClipComparison {
    private final References references;
    private final List<String> notes;
    private final Map<String, SetAgreement> byFrame = new TreeMap<>();
    private final Map<String, SetAgreement> byClip = new TreeMap<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    /**
     * @param references the tables
     * @param notes take what cannot be compared
     */
    ClipComparison(References references, List<String> notes) {
        this.references = references;
        this.notes = notes;
    }

    void add(String clip, Path file, FeatureExtractor extractor, Recordings recordings) {
        Frames frames;
        float[] values;
        try {
            frames = extractor.extract(recordings.open(file));
            values = frames.toArray();
        } catch (IOException | RuntimeException e) {
            notes.add(file + " failed: " + e.getMessage());
            return;
        }
        references
                .byFrame()
                .getOrDefault(clip, Map.of())
                .forEach((set, table) -> addFrames(set, table, frames, values));
        references
                .byClip()
                .forEach(
                        (set, table) -> {
                            if (table.names().contains(clip)) {
                                addClip(set, table, clip, frames, values);
                            }
                        });
    }

    private void addFrames(String set, Path file, Frames frames, float[] values) {
        try {
            ReferenceTable table = ReferenceTable.read(file);
            if (frames.rows() == 1 && table.values().size() > 2) {
                reasons.add(set + " has a line a frame, and the extractor gives a row a clip.");
                return;
            }
            byFrame.computeIfAbsent(set, s -> new SetAgreement(s, true))
                    .addFrames(frames.columns(), frames.frameRate(), values, table);
        } catch (IOException e) {
            notes.add(file + " is left out: " + e.getMessage() + ".");
        }
    }

    private void addClip(
            String set, ReferenceTable table, String clip, Frames frames, float[] values) {
        if (frames.rows() != 1) {
            reasons.add(set + " has a line a clip, and the extractor gives a row a frame.");
            return;
        }
        byClip.computeIfAbsent(set, s -> new SetAgreement(s, false))
                .addClip(frames.columns(), values, table, clip);
    }

    /** A table for each set with features in common; the others go into the notes. */
    List<Table> tables(String extractor) {
        notes.addAll(reasons);
        List<Table> tables = new ArrayList<>();
        for (Map<String, SetAgreement> sets : List.of(byFrame, byClip)) {
            for (SetAgreement set : sets.values()) {
                if (set.comparable()) {
                    tables.add(set.table(extractor));
                } else {
                    notes.add(set.set() + " has no feature of a name that is ours.");
                }
            }
        }
        return tables;
    }
}
