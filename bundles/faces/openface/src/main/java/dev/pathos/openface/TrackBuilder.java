package dev.pathos.openface;

import dev.pathos.api.face.FaceTrack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers one face's frames into a track. */
final class TrackBuilder {
    private final int points;
    private final List<String> intensity;
    private final List<String> presence;
    private final List<String> measures;
    private final List<Double> timestamps = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private int found;

    /**
     * Begins a track.
     *
     * @param points landmarks of a frame, or none
     * @param intensity names of action units with intensities
     * @param presence names of those with presence
     * @param measures names of measures
     */
    TrackBuilder(
            int points,
            Collection<String> intensity,
            Collection<String> presence,
            Collection<String> measures) {
        this.points = points;
        this.intensity = List.copyOf(intensity);
        this.presence = List.copyOf(presence);
        this.measures = List.copyOf(measures);
    }

    /** How many values a frame has beside its time. */
    int width() {
        return 2 + 2 * points + intensity.size() + presence.size() + measures.size();
    }

    /** How many frames there are. */
    int frames() {
        return rows.size();
    }

    /** In how many frames the tracker found this face. */
    int found() {
        return found;
    }

    /** The time of the last frame; before all times if there is none. */
    double last() {
        return timestamps.isEmpty()
                ? Double.NEGATIVE_INFINITY
                : timestamps.get(timestamps.size() - 1);
    }

    /**
     * Adds a frame.
     *
     * @param time its time in seconds
     * @param values confidence, success as 0 or 1, x and y of all landmarks, intensities,
     *     presences, measures, each in the order of their names; belongs to the builder from now on
     */
    void add(double time, float[] values) {
        values[0] = Float.isFinite(values[0]) ? values[0] : 0;
        // A tracker that calls a frame found and gives no numbers for it has not found it.
        for (int i = 2; i < width() - measures.size(); i++) {
            values[1] = Float.isFinite(values[i]) ? values[1] : 0;
        }
        found += values[1] == 1 ? 1 : 0;
        timestamps.add(time);
        rows.add(values);
    }

    /** The track of all frames so far. */
    FaceTrack build() {
        int frames = rows.size();
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[] x = new float[frames * points];
        float[] y = new float[frames * points];
        for (int f = 0; f < frames; f++) {
            float[] row = rows.get(f);
            confidence[f] = row[0];
            success[f] = row[1] == 1;
            System.arraycopy(row, 2, x, f * points, points);
            System.arraycopy(row, 2 + points, y, f * points, points);
        }
        int units = 2 + 2 * points;
        return new FaceTrack(
                timestamps.stream().mapToDouble(Double::doubleValue).toArray(),
                success,
                confidence,
                x,
                y,
                over(intensity, units),
                over(presence, units + intensity.size()),
                over(measures, units + intensity.size() + presence.size()));
    }

    private Map<String, float[]> over(List<String> names, int from) {
        Map<String, float[]> series = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            float[] values = new float[rows.size()];
            for (int f = 0; f < values.length; f++) {
                values[f] = rows.get(f)[from + i];
            }
            series.put(names.get(i), values);
        }
        return series;
    }
}
