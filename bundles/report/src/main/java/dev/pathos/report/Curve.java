package dev.pathos.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One metric of one cell over epochs.
 *
 * @param cell the cell
 * @param part {@code train} or {@code valid}
 * @param task the task
 * @param metric the metric
 * @param points the values in order of epochs
 */
record Curve(Cell cell, String part, String task, String metric, List<Point> points) {
    private static final List<String> HEADER =
            List.of("step", "epoch", "segment", "part", "task", "metric", "value");

    /** A value after an epoch, counted from 1, in a segment, counted from 0. */
    record Point(int epoch, int segment, double value) {}

    /**
     * The curves that a cell has recorded.
     *
     * @param cell the cell
     * @return one curve for each part, task and metric
     * @throws IOException if the file of metrics cannot be read
     */
    static List<Curve> of(Cell cell) throws IOException {
        Path file = cell.folder().resolve("metrics.csv");
        Map<List<String>, List<Point>> points = new LinkedHashMap<>();
        CsvFile.read(
                file,
                HEADER,
                row -> {
                    try {
                        points.computeIfAbsent(row.subList(3, 6), k -> new ArrayList<>())
                                .add(
                                        new Point(
                                                Integer.parseInt(row.get(1)) + 1,
                                                Integer.parseInt(row.get(2)),
                                                Double.parseDouble(row.get(6))));
                    } catch (NumberFormatException e) {
                        // the last row of a run that was killed may end anywhere
                    }
                });
        return points.entrySet().stream()
                .map(
                        e ->
                                new Curve(
                                        cell,
                                        e.getKey().get(0),
                                        e.getKey().get(1),
                                        e.getKey().get(2),
                                        e.getValue()))
                .toList();
    }

    boolean isLoss() {
        return metric.equals("loss");
    }
}
