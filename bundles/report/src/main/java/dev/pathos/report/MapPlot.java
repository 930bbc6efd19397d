package dev.pathos.report;

import java.util.List;
import java.util.TreeSet;

/** Points in the plane, told apart by a name each. */
final class MapPlot {
    private static final double SIZE = 500;
    private static final double MARGIN = 10;

    private final double[][] points;
    private final List<String> names;
    private final List<String> kinds;

    /**
     * Prepares a plot.
     *
     * @param points one row a point, of which the first two columns are shown
     * @param names of each point
     */
    MapPlot(double[][] points, List<String> names) {
        this.points = points;
        this.names = names;
        this.kinds = List.copyOf(new TreeSet<>(names));
    }

    void write(String title, String what, Markup out) {
        Axis x = axis(0);
        Axis y = axis(1);
        out.start("figure", "class", "map").start("figcaption").element("b", title).end();
        String description = points.length + " points of " + kinds.size() + " kinds";
        Svg.start(out, "plot", SIZE, SIZE, what + ", by " + title, description);
        out.leaf("rect", "class", "frame", "x", .5, "y", .5, "width", SIZE - 1, "height", SIZE - 1);
        double r = points.length > 800 ? 2.1 : points.length > 250 ? 2.8 : 3.6;
        for (int k = 0; k < kinds.size(); k++) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < points.length; i++) {
                if (names.get(i).equals(kinds.get(k))) {
                    path.append(Marker.path(k, x.at(points[i][0]), y.at(points[i][1]), r));
                }
            }
            out.start("path", "class", "dots " + Marker.style(k), "d", path);
            out.element("title", kinds.get(k)).end();
        }
        out.end();
        legend(out);
        out.end();
    }

    private Axis axis(int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] point : points) {
            low = Math.min(low, point[column]);
            high = Math.max(high, point[column]);
        }
        return column == 0
                ? Axis.over(low, high, MARGIN, SIZE - MARGIN)
                : Axis.over(low, high, SIZE - MARGIN, MARGIN);
    }

    private void legend(Markup out) {
        out.start("p", "class", "legend");
        for (int k = 0; k < kinds.size(); k++) {
            out.start("span");
            out.start("svg", "class", "sign", "viewBox", "0 0 12 12", "aria-hidden", "true");
            String d = Marker.path(k, 6, 6, 3.6);
            out.leaf("path", "class", "dots " + Marker.style(k), "d", d).end();
            out.text(kinds.get(k)).end().text(" ");
        }
        if (kinds.size() > Marker.KINDS) {
            out.text("(colours and shapes recur after " + Marker.KINDS + ")");
        }
        out.end();
    }
}
