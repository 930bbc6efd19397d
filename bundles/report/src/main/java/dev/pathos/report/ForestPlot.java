package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table's measures as points with intervals: one line a row, one panel a column.
 *
 * <p>Panels share one scale, so that they can be compared; a column of differences has its own,
 * with a line at zero.
 */
final class ForestPlot {
    private static final double WIDTH = 1040;
    private static final double ROW = 24;
    private static final double TOP = 26;
    private static final double GAP = 44;
    private static final double VALUE = 44;
    private static final int TICKS = 7;

    private final Table table;
    private final List<Integer> columns;

    ForestPlot(Table table) {
        this.table = table;
        this.columns =
                IntStream.range(0, table.header().size())
                        .filter(c -> measures(c).stream().anyMatch(Measure::drawable))
                        .boxed()
                        .toList();
    }

    /** Draws the plot; a table without measures draws none. */
    void write(Markup out) {
        if (columns.isEmpty()) {
            return;
        }
        int rows = table.rows().size();
        double bottom = TOP + rows * ROW;
        double labels = Math.min(280, 16 + 6.6 * longestLabel());
        double panel = (WIDTH - labels - GAP * (columns.size() - 1)) / columns.size();
        out.start("div", "class", "wide");
        Svg.start(out, "plot forest", WIDTH, bottom + 24, table.title() + ": values and intervals");
        for (int r = 0; r < rows; r++) {
            double y = TOP + (r + .5) * ROW;
            boolean group = r > 0 && !budget(r).equals(budget(r - 1));
            out.leaf(
                    "line",
                    "class",
                    group ? "rule" : "grid",
                    "x1",
                    0.,
                    "x2",
                    WIDTH,
                    "y1",
                    y - ROW / 2,
                    "y2",
                    y - ROW / 2);
            out.element("text", label(r), "x", 0., "y", y + 4);
        }
        for (int p = 0; p < columns.size(); p++) {
            double from = labels + p * (panel + GAP);
            Axis axis = axis(columns.get(p), from + 6, from + panel - VALUE - 6);
            panel(columns.get(p), axis, from + panel, bottom, out);
        }
        out.end().end();
    }

    private void panel(int column, Axis axis, double right, double bottom, Markup out) {
        out.element(
                "text", table.header().get(column), "class", "head", "x", axis.from(), "y", 14.);
        for (double tick : axis.ticks(TICKS)) {
            double x = axis.at(tick);
            Svg.line(out, Math.abs(tick) < 1e-9 ? "zero" : "grid", x, TOP, x, bottom);
            String text = axis.label(tick, TICKS);
            out.element("text", text, "class", "tick middle", "x", x, "y", bottom + 15);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            double y = TOP + (r + .5) * ROW;
            Optional<Measure> measure =
                    Measure.parse(table.rows().get(r).get(column)).filter(Measure::drawable);
            if (measure.isPresent()) {
                mark(label(r), measure.get(), axis, y, out);
                String value = table.rows().get(r).get(column).split(" ", 2)[0];
                out.element("text", value, "class", "value", "x", right, "y", y + 4);
            } else {
                out.element("text", "-", "class", "value muted", "x", right, "y", y + 4);
            }
        }
    }

    private static void mark(String label, Measure m, Axis axis, double y, Markup out) {
        out.start("g", "class", "mark");
        String interval = m.hasInterval() ? " [" + m.low() + ", " + m.high() + "]" : "";
        out.element("title", label + ": " + m.value() + interval);
        if (m.hasInterval()) {
            Svg.line(out, "whisker", axis.at(m.low()), y, axis.at(m.high()), y);
            Svg.line(out, "whisker", axis.at(m.low()), y - 4, axis.at(m.low()), y + 4);
            Svg.line(out, "whisker", axis.at(m.high()), y - 4, axis.at(m.high()), y + 4);
        }
        out.leaf("circle", "cx", axis.at(m.value()), "cy", y, "r", 4.5).end();
    }

    private Axis axis(int column, double from, double to) {
        boolean differences = isDifference(column);
        List<Measure> shown = new ArrayList<>();
        for (int c : columns) {
            if (differences ? c == column : !isDifference(c)) {
                shown.addAll(measures(c));
            }
        }
        double low = differences ? 0 : Double.POSITIVE_INFINITY;
        double high = differences ? 0 : Double.NEGATIVE_INFINITY;
        for (Measure m : shown) {
            if (m.drawable()) {
                low = Math.min(low, m.hasInterval() ? Math.min(m.low(), m.value()) : m.value());
                high = Math.max(high, m.hasInterval() ? Math.max(m.high(), m.value()) : m.value());
            }
        }
        return Axis.over(low, high, from, to);
    }

    /** Scores are never below zero, so a column with something below it holds differences. */
    private boolean isDifference(int column) {
        return table.header().get(column).contains(" minus ")
                || measures(column).stream().anyMatch(m -> m.value() < 0 || m.low() < 0);
    }

    private List<Measure> measures(int column) {
        return table.rows().stream()
                .flatMap(row -> Measure.parse(row.get(column)).stream())
                .toList();
    }

    private String label(int row) {
        return String.join(" · ", table.rows().get(row).subList(0, columns.get(0)));
    }

    /** The last label: rows are sorted by budget first, and a rule parts budgets. */
    private String budget(int row) {
        int last = columns.get(0) - 1;
        return last < 1 || !table.header().get(last).equals("labels")
                ? ""
                : table.rows().get(row).get(last);
    }

    private int longestLabel() {
        return IntStream.range(0, table.rows().size()).map(r -> label(r).length()).max().orElse(0);
    }
}
