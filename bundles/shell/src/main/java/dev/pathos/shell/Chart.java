package dev.pathos.shell;

import dev.pathos.shell.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Curves in text of fixed pitch.
 *
 * @param width columns of the whole, at least 40
 * @param height rows of the part that is drawn
 * @param unicode whether braille and box characters may be used
 */
record Chart(int width, int height, boolean unicode) {
    private static final int TICKS_APART = 8;
    private static final int ROWS_APART = 2;

    /** So wide are labels at least, that charts beneath one another have one axis. */
    private static final int LABEL = 5;

    private static final double FLAT = .05;

    /** Values that begin so far down, as a share of the greatest, are shown from 0 on. */
    private static final double NEAR_ZERO = .2;

    /**
     * Draws curves.
     *
     * @param curves the curves, with at least one point
     * @param across values of x that are to be seen as well
     * @param marks where vertical lines are
     * @param axis what stands beneath the horizontal axis
     * @return lines of text
     */
    List<String> draw(List<Curve> curves, double[] across, List<Double> marks, String axis) {
        List<Point> points = curves.stream().flatMap(c -> c.points().stream()).toList();
        double[] x =
                range(
                        DoubleStream.concat(
                                        points.stream().mapToDouble(Point::x),
                                        DoubleStream.of(across))
                                .toArray());
        double[] y = range(points.stream().mapToDouble(Point::y).toArray());
        if (y[0] > 0 && y[0] < NEAR_ZERO * y[1]) {
            y[0] = 0;
        }
        List<Double> rows = Ticks.of(y[0], y[1], Math.max(2, height / ROWS_APART), false);
        List<String> labels = labels(rows);
        int margin = labels.stream().mapToInt(String::length).reduce(LABEL, Math::max) + 1;
        Canvas canvas = new Canvas(width - margin - 1, height, unicode);
        for (double mark : marks) {
            if (mark >= x[0] && mark <= x[1]) {
                canvas.mark(place(mark, x, canvas.width()));
            }
        }
        curves.forEach(curve -> draw(curve, canvas, x, y));
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            String label = "";
            for (int i = 0; i < labels.size(); i++) {
                label = row == row(rows.get(i), y) ? labels.get(i) : label;
            }
            String edge = unicode ? label.isEmpty() ? "│" : "┤" : label.isEmpty() ? "|" : "+";
            lines.add(
                    (" ".repeat(margin - 1 - label.length()) + label + " " + edge + canvas.row(row))
                            .stripTrailing());
        }
        lines.addAll(below(x, canvas, margin, axis));
        return lines;
    }

    private void draw(Curve curve, Canvas canvas, double[] x, double[] y) {
        for (List<Point> piece : curve.pieces()) {
            Point before = piece.get(0);
            for (Point point : piece) {
                canvas.line(
                        place(before.x(), x, canvas.width()),
                        place(before.y(), y, canvas.height()),
                        place(point.x(), x, canvas.width()),
                        place(point.y(), y, canvas.height()),
                        curve.dotted());
                before = point;
            }
            if (piece.size() == 1) {
                spot(
                        place(before.x(), x, canvas.width()),
                        place(before.y(), y, canvas.height()),
                        canvas,
                        curve.dotted());
            }
        }
    }

    /** A point that no line leads to must be seen as well. */
    private static void spot(int x, int y, Canvas canvas, boolean faint) {
        canvas.dot(x, y, faint);
        canvas.dot(x > 0 ? x - 1 : x + 1, y, faint);
    }

    private List<String> below(double[] x, Canvas canvas, int margin, String axis) {
        int columns = width - margin - 1;
        StringBuilder rule = new StringBuilder((unicode ? "─" : "-").repeat(columns));
        StringBuilder numbers = new StringBuilder(" ".repeat(columns + TICKS_APART));
        for (double tick : Ticks.of(x[0], x[1], Math.max(2, columns / TICKS_APART), true)) {
            int dot = place(tick, x, canvas.width());
            int column = unicode ? dot / 2 : dot;
            rule.setCharAt(column, unicode ? '┴' : '+');
            String text = Ticks.text(tick, 1);
            int from = Math.max(0, Math.min(column - text.length() / 2, columns - text.length()));
            numbers.replace(from, from + text.length(), text);
        }
        String space = " ".repeat(margin);
        return List.of(
                space + (unicode ? "└" : "+") + rule,
                (space + " " + numbers).stripTrailing(),
                space + " " + " ".repeat(Math.max(0, (columns - axis.length()) / 2)) + axis);
    }

    private int row(double tick, double[] y) {
        int dots = unicode ? 4 * height : height;
        int fromTop = dots - 1 - place(tick, y, dots);
        return unicode ? fromTop / 4 : fromTop;
    }

    private static int place(double value, double[] range, int dots) {
        return (int) Math.round((value - range[0]) / (range[1] - range[0]) * (dots - 1));
    }

    private static List<String> labels(List<Double> ticks) {
        double distance = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1;
        return ticks.stream().map(tick -> Ticks.text(tick, distance)).toList();
    }

    /** From the least to the greatest; around a single value as much as makes it a range. */
    private static double[] range(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (most - least < 1e-12 * Math.max(1, Math.abs(most))) {
            double around = Math.max(FLAT, Math.abs(most) * FLAT);
            return new double[] {least - around, most + around};
        }
        return new double[] {least, most};
    }
}
