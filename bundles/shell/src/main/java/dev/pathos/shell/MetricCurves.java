package dev.pathos.shell;

import dev.pathos.shell.Curve.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The curves in a training's {@code metrics.csv}, over epochs.
 *
 * <p>A row that was written within an epoch, when tasks were exchanged, lies between those of whole
 * epochs, where its step lies between theirs.
 */
final class MetricCurves {
    private static final String ALL = "all";
    private static final int CELLS = 7;

    /** One number that was recorded. */
    private record Row(
            long step, int epoch, int segment, String part, String task, String metric, double v) {}

    private final List<Row> rows;
    private final TreeMap<Long, Double> ends = new TreeMap<>();

    private MetricCurves(List<Row> rows) {
        this.rows = rows;
        ends.put(0L, 0.);
        rows.stream()
                .filter(row -> row.task().equals(ALL))
                .forEach(row -> ends.put(row.step(), row.epoch() + 1.));
    }

    /** Reads a file; a line that is being written, or is no number, is left out. */
    static MetricCurves of(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            try {
                if (cells.length == CELLS) {
                    rows.add(
                            new Row(
                                    Long.parseLong(cells[0]),
                                    Integer.parseInt(cells[1]),
                                    Integer.parseInt(cells[2]),
                                    cells[3],
                                    cells[4].replaceAll("^\"|\"$", "").replace("\"\"", "\""),
                                    cells[5],
                                    Double.parseDouble(cells[6])));
                }
            } catch (NumberFormatException e) {
                // the header, or a line that was cut short
            }
        }
        return new MetricCurves(rows);
    }

    /** Tasks that have a metric, in the order of their first number. */
    List<String> tasks(String metric) {
        Set<String> tasks = new LinkedHashSet<>();
        rows.stream()
                .filter(row -> row.metric().equals(metric) && !row.task().equals(ALL))
                .forEach(row -> tasks.add(row.task()));
        return List.copyOf(tasks);
    }

    /** All metrics of tasks. */
    Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        rows.stream()
                .filter(row -> !row.task().equals(ALL))
                .forEach(row -> metrics.add(row.metric()));
        return metrics;
    }

    /**
     * The curves of a task, training part first; each is interrupted where tasks were exchanged.
     */
    List<Curve> curves(String task, String metric) {
        Map<String, Map<Integer, List<Point>>> parts = new TreeMap<>();
        for (Row row : rows) {
            boolean asked = row.task().equals(task) && row.metric().equals(metric);
            if (asked && Double.isFinite(row.v())) {
                parts.computeIfAbsent(row.part(), p -> new LinkedHashMap<>())
                        .computeIfAbsent(row.segment(), s -> new ArrayList<>())
                        .add(new Point(epochs(row.step()), row.v()));
            }
        }
        List<Curve> curves = new ArrayList<>();
        boolean both = parts.size() > 1;
        parts.forEach(
                (part, pieces) ->
                        curves.add(
                                new Curve(
                                        part,
                                        both && part.equals("train"),
                                        List.copyOf(pieces.values()))));
        return curves;
    }

    /** Where tasks were exchanged, in epochs. */
    List<Double> exchanges() {
        List<Double> exchanges = new ArrayList<>();
        int segment = 0;
        long before = 0;
        for (Row row : rows) {
            if (row.segment() != segment) {
                segment = row.segment();
                exchanges.add(epochs(before));
            }
            before = row.step();
        }
        return exchanges;
    }

    /** How many epochs were done after a step, with fractions. */
    private double epochs(long step) {
        Map.Entry<Long, Double> from = ends.floorEntry(step);
        Map.Entry<Long, Double> to = ends.ceilingEntry(step);
        if (to == null) {
            // in the epoch that goes on: as long as the one before, as far as is known
            Map.Entry<Long, Double> earlier = ends.lowerEntry(from.getKey());
            double length = earlier == null ? step + 1. : from.getKey() - earlier.getKey();
            return from.getValue() + Math.min(.99, (step - from.getKey()) / length);
        }
        long width = to.getKey() - from.getKey();
        double share = width == 0 ? 0 : (double) (step - from.getKey()) / width;
        return from.getValue() + share * (to.getValue() - from.getValue());
    }
}
