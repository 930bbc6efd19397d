package dev.pathos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The cosines of an arm's pairs of tasks over epochs. */
final class AgreementPlot {
    private static final double WIDTH = 500;
    private static final double HEIGHT = 250;
    private static final double LEFT = 44;
    private static final double BOTTOM = HEIGHT - 34;
    private static final int TICKS = 5;

    /** Smaller cosines are not blown up to the height of the plot. */
    private static final double LEAST = .1;

    private final List<String> pairs;
    private final List<Curve> curves;
    private final Axis x;
    private final Axis y;

    /**
     * Prepares a plot.
     *
     * @param pairs every pair of the experiment, in the order of the colours
     * @param curves of one arm
     * @param all of every arm, which give the scales
     */
    AgreementPlot(List<String> pairs, List<Curve> curves, List<Curve> all) {
        this.pairs = pairs;
        this.curves = curves;
        double most = LEAST;
        int last = 2;
        for (Curve curve : all) {
            for (Curve.Point point : curve.points()) {
                last = Math.max(last, point.epoch());
                if (Double.isFinite(point.value())) {
                    most = Math.max(most, Math.abs(point.value()));
                }
            }
        }
        this.x = new Axis(1, last, LEFT + 4, WIDTH - 10);
        this.y = Axis.over(-most, most, BOTTOM, 8);
    }

    void write(String arm, Markup out) {
        out.start("figure", "class", "curve broad").start("figcaption").element("b", arm).end();
        Svg.start(
                out,
                "plot",
                WIDTH,
                HEIGHT,
                "Cosine of the gradients of pairs of tasks over epochs, arm " + arm,
                pairs.stream()
                        .filter(p -> !mean(p).isEmpty())
                        .map(p -> p.replace("|", " and ") + " ends at " + last(p))
                        .collect(Collectors.joining("; ")));
        for (double tick : y.ticks(TICKS)) {
            String style = Math.abs(tick) < 1e-9 ? "zero" : "grid";
            Svg.line(out, style, LEFT, y.at(tick), WIDTH, y.at(tick));
            String text = y.label(tick, TICKS);
            out.element("text", text, "class", "tick end", "x", LEFT - 6, "y", y.at(tick) + 3.5);
        }
        for (double tick : x.ticks(TICKS)) {
            if (tick == Math.rint(tick) && tick >= 1) {
                String text = String.valueOf((long) tick);
                out.element(
                        "text", text, "class", "tick middle", "x", x.at(tick), "y", BOTTOM + 16);
            }
        }
        out.element("text", "help each other", "class", "tick end", "x", WIDTH - 4, "y", 18.);
        out.element("text", "compete", "class", "tick end", "x", WIDTH - 4, "y", BOTTOM - 6);
        out.element("text", "epoch", "class", "tick end", "x", WIDTH, "y", HEIGHT - 3);
        for (int k = 0; k < pairs.size(); k++) {
            pair(pairs.get(k), k, out);
        }
        out.end().end();
    }

    private void pair(String pair, int k, Markup out) {
        List<Curve> own = curves.stream().filter(c -> c.task().equals(pair)).toList();
        out.start("g", "class", Marker.style(k)).element("title", pair.replace("|", " and "));
        if (own.size() > 1) {
            own.forEach(c -> out.leaf("path", "class", "thin", "d", path(c.points())));
        }
        List<Curve.Point> mean = mean(pair);
        if (mean.size() == 1) {
            Curve.Point only = mean.get(0);
            String dot = Marker.path(k, x.at(only.epoch()), y.at(only.value()), 4);
            out.leaf("path", "class", "point", "d", dot);
        } else {
            out.leaf("path", "class", "trend", "d", path(mean));
        }
        out.end();
    }

    /** The mean over cells at each epoch that any of them reached. */
    private List<Curve.Point> mean(String pair) {
        TreeMap<Integer, List<Double>> values = new TreeMap<>();
        for (Curve curve : curves) {
            if (curve.task().equals(pair)) {
                for (Curve.Point p : curve.points()) {
                    if (Double.isFinite(p.value())) {
                        values.computeIfAbsent(p.epoch(), e -> new ArrayList<>()).add(p.value());
                    }
                }
            }
        }
        List<Curve.Point> mean = new ArrayList<>();
        values.forEach(
                (epoch, v) ->
                        mean.add(
                                new Curve.Point(
                                        epoch,
                                        0,
                                        v.stream().mapToDouble(d -> d).average().orElseThrow())));
        return mean;
    }

    private String last(String pair) {
        List<Curve.Point> mean = mean(pair);
        return String.format(java.util.Locale.ROOT, "%.2f", mean.get(mean.size() - 1).value());
    }

    private String path(List<Curve.Point> points) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (Curve.Point p : points) {
            if (!Double.isFinite(p.value())) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M').append(Svg.number(x.at(p.epoch()))).append(' ');
            path.append(Svg.number(y.at(p.value())));
            pen = true;
        }
        return path.toString();
    }
}
