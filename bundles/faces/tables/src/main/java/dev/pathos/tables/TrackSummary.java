package dev.pathos.tables;

import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceTrack;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A track in a line.
 *
 * @param frames how many there are
 * @param valid how many of them are valid at the usual confidence
 * @param confidence the mean of all frames
 * @param units how many action units it tells
 * @param motion the mean facial activation; NaN if it cannot be told
 */
record TrackSummary(int frames, int valid, double confidence, int units, double motion) {
    static final double CONFIDENCE = .8;
    private static final int FIELDS = 5;

    /** The columns of {@link #cells}. */
    static final List<String> HEADER = List.of("frames", "valid", "confidence", "AUs", "motion");

    /** Sums a track up. */
    static TrackSummary of(FaceTrack track) {
        int valid = 0;
        double confidence = 0;
        for (int f = 0; f < track.frames(); f++) {
            valid += track.valid(f, CONFIDENCE) ? 1 : 0;
            confidence += track.confidence()[f];
        }
        Set<String> units = new TreeSet<>(track.intensity().keySet());
        units.addAll(track.presence().keySet());
        return new TrackSummary(
                track.frames(),
                valid,
                confidence / track.frames(),
                units.size(),
                Activation.USUAL.of(track).mean());
    }

    /** The cells of a table. */
    List<String> cells() {
        return List.of(
                String.valueOf(frames),
                String.format(Locale.ROOT, "%.1f %%", 100. * valid / frames),
                String.format(Locale.ROOT, "%.2f", confidence),
                String.valueOf(units),
                Double.isFinite(motion) ? String.format(Locale.ROOT, "%.3f", motion) : "-");
    }

    /** All of it in a line that {@link #parse} understands. */
    String text() {
        return frames + " " + valid + " " + confidence + " " + units + " " + motion;
    }

    /**
     * What {@link #text} gave.
     *
     * @throws NumberFormatException if it is something else
     */
    static TrackSummary parse(String text) {
        String[] fields = text.split(" ");
        if (fields.length != FIELDS) {
            throw new NumberFormatException(text);
        }
        return new TrackSummary(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                Double.parseDouble(fields[2]),
                Integer.parseInt(fields[3]),
                Double.parseDouble(fields[4]));
    }
}
