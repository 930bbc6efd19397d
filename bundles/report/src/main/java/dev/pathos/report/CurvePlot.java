package dev.pathos.report;

import java.util.List;
import java.util.TreeSet;

/** A small multiple: thin lines over epochs, one a cell and part. */
final class CurvePlot {
    private static final double WIDTH = 260;
    private static final double HEIGHT = 168;
    private static final double LEFT = 38;
    private static final double BOTTOM = HEIGHT - 30;
    private static final int TICKS = 4;

    /** More points than this on a line cannot be seen and only make the file large. */
    private static final int POINTS = 240;

    private final List<Curve> curves;
    private final Axis x;
    private final Axis y;

    /**
     * Prepares a plot.
     *
     * @param curves what to draw
     * @param all the curves that it is to be compared with, which give the scales
     */
    CurvePlot(List<Curve> curves, List<Curve> all) {
        this.curves = curves;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int last = 2;
        for (Curve curve : all) {
            for (Curve.Point point : curve.points()) {
                last = Math.max(last, point.epoch());
                if (Double.isFinite(point.value())) {
                    low = Math.min(low, point.value());
                    high = Math.max(high, point.value());
                }
            }
        }
        this.x = new Axis(1, last, LEFT + 4, WIDTH - 10);
        this.y = low <= high ? Axis.over(low, high, BOTTOM, 6) : new Axis(0, 1, BOTTOM, 6);
    }

    /** Draws the plot under its name. */
    void write(String name, String detail, Markup out) {
        out.start("figure", "class", "curve").start("figcaption").element("b", name);
        out.text(detail.isEmpty() ? "" : " · " + detail).end();
        Svg.start(out, "plot", WIDTH, HEIGHT, name + " " + detail + " over epochs");
        for (double tick : y.ticks(TICKS)) {
            Svg.line(out, "grid", LEFT, y.at(tick), WIDTH, y.at(tick));
            out.element(
                    "text",
                    y.label(tick, TICKS),
                    "class",
                    "tick end",
                    "x",
                    LEFT - 6,
                    "y",
                    y.at(tick) + 3.5);
        }
        for (double tick : x.ticks(TICKS)) {
            if (tick == Math.rint(tick) && tick >= 1) {
                Svg.line(out, "axis", x.at(tick), BOTTOM, x.at(tick), BOTTOM + 4);
                String text = String.valueOf((long) tick);
                out.element(
                        "text", text, "class", "tick middle", "x", x.at(tick), "y", BOTTOM + 16);
            }
        }
        Svg.line(out, "axis", LEFT, BOTTOM, WIDTH, BOTTOM);
        out.element("text", "epoch", "class", "tick end", "x", WIDTH, "y", HEIGHT - 2);
        segments(out);
        curves.forEach(curve -> line(curve, out));
        out.end().end();
    }

    /** A line wherever a segment begins: values on its two sides must not be compared. */
    private void segments(Markup out) {
        TreeSet<Double> changes = new TreeSet<>();
        for (Curve curve : curves) {
            for (int i = 1; i < curve.points().size(); i++) {
                Curve.Point point = curve.points().get(i);
                if (point.segment() != curve.points().get(i - 1).segment()) {
                    changes.add(point.epoch() - .5);
                }
            }
        }
        for (double change : changes) {
            Svg.line(out, "segment", x.at(change), 6, x.at(change), BOTTOM);
        }
    }

    private void line(Curve curve, Markup out) {
        StringBuilder path = new StringBuilder();
        int step = Math.max(1, (curve.points().size() + POINTS - 1) / POINTS);
        int drawn = 0;
        boolean pen = false;
        Curve.Point last = null;
        for (int i = 0; i < curve.points().size(); i++) {
            Curve.Point point = curve.points().get(i);
            boolean kept = i % step == 0 || i == curve.points().size() - 1;
            if (!Double.isFinite(point.value())) {
                pen = false;
            } else if (kept) {
                path.append(pen ? 'L' : 'M').append(coordinates(point));
                pen = true;
                drawn++;
                last = point;
            }
        }
        if (drawn == 0) {
            return;
        }
        out.start("g", "class", curve.part());
        out.element("title", curve.cell().id() + ", " + curve.part());
        if (drawn == 1) {
            out.leaf("circle", "cx", x.at(last.epoch()), "cy", y.at(last.value()), "r", 2.);
        } else {
            out.leaf("path", "d", path);
        }
        out.end();
    }

    private String coordinates(Curve.Point point) {
        return Svg.number(x.at(point.epoch())) + " " + Svg.number(y.at(point.value()));
    }
}
