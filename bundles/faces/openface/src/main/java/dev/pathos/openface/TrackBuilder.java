package dev.pathos.openface;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers one face's rows into a track. */
final class TrackBuilder {
    private final Columns columns;
    private final List<float[]> rows = new ArrayList<>();
    private final List<Double> timestamps = new ArrayList<>();
    private int found;

    TrackBuilder(Columns columns) {
        this.columns = columns;
    }

    /** How many frames there are. */
    int frames() {
        return rows.size();
    }

    /** In how many frames the tracker found this face. */
    int found() {
        return found;
    }

    /**
     * Adds a frame.
     *
     * @param row its cells
     * @throws IOException if a cell is no number or time goes backwards
     */
    void add(Row row) throws IOException {
        double time = columns.timestamp() < 0 ? 0 : row.number(columns.timestamp());
        double last = timestamps.isEmpty() ? Double.NEGATIVE_INFINITY : last();
        if (!(time >= last)) {
            throw new IOException(row.where() + ": timestamp " + time + " after " + last);
        }
        if (columns.timestamp() < 0 && !timestamps.isEmpty()) {
            throw new IOException("missing columns timestamp, for a face in several frames");
        }
        float confidence = finite(row.number(columns.confidence()));
        boolean success =
                columns.success() < 0 ? confidence > 0 : row.number(columns.success()) >= .5;
        int width = 2 + 2 * columns.x().length + units();
        float[] values = new float[width];
        int at = 2;
        for (int[] points : List.of(columns.x(), columns.y())) {
            for (int column : points) {
                values[at++] = (float) row.number(column);
            }
        }
        for (SortedMap<String, Integer> kind : List.of(columns.intensity(), columns.presence())) {
            for (int column : kind.values()) {
                values[at++] = (float) row.number(column);
            }
        }
        // A tracker that calls a frame found and gives no numbers for it has not found it.
        for (int i = 2; i < width; i++) {
            success &= Float.isFinite(values[i]);
        }
        values[0] = confidence;
        values[1] = success ? 1 : 0;
        found += success ? 1 : 0;
        timestamps.add(time);
        rows.add(values);
    }

    private double last() {
        return timestamps.get(timestamps.size() - 1);
    }

    private int units() {
        return columns.intensity().size() + columns.presence().size();
    }

    private static float finite(double confidence) {
        return Double.isFinite(confidence) ? (float) confidence : 0;
    }

    /** The track of all frames so far. */
    FaceTrack build() {
        int frames = rows.size();
        int points = columns.x().length;
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
                over(columns.intensity(), units),
                over(columns.presence(), units + columns.intensity().size()));
    }

    private Map<String, float[]> over(SortedMap<String, Integer> names, int from) {
        Map<String, float[]> series = new TreeMap<>();
        int at = from;
        for (String name : names.keySet()) {
            float[] values = new float[rows.size()];
            for (int f = 0; f < values.length; f++) {
                values[f] = rows.get(f)[at];
            }
            series.put(name, values);
            at++;
        }
        return series;
    }
}
