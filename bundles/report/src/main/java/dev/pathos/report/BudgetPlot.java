package dev.pathos.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** F1 against the amount of labeled speech: one line with an interval band for each arm. */
final class BudgetPlot {
    private static final double WIDTH = 1040;
    private static final double TALL = 440;

    /** Points of one budget alone have no slope to be seen. */
    private static final double LOW = 280;

    private static final double LEFT = 50;
    private static final double TOP = 22;
    private static final int TICKS = 6;

    /** The height of a line of text. */
    private static final double LINE = 17;

    private final Systems systems;
    private final boolean minutes;
    private final boolean single;
    private final double height;
    private final double bottom;
    private final double right;
    private final LogAxis x;
    private final Axis y;

    BudgetPlot(Systems systems) {
        this.systems = systems;
        this.minutes = systems.haveMinutes();
        this.single = systems.all().stream().map(this::amount).distinct().count() == 1;
        this.height = single ? LOW : TALL;
        this.bottom = height - 56;
        int longest = systems.arms().stream().mapToInt(String::length).max().orElse(0);
        this.right = WIDTH - Math.min(340, 40 + 8.2 * longest);
        double[] xs = systems.all().stream().mapToDouble(this::amount).sorted().toArray();
        this.x = LogAxis.over(xs[0], xs[xs.length - 1], LEFT + 8, right);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Systems.One s : systems.all()) {
            Measure f1 = s.f1();
            low = Math.min(low, f1.hasInterval() ? Math.min(f1.low(), f1.value()) : f1.value());
            high = Math.max(high, f1.hasInterval() ? Math.max(f1.high(), f1.value()) : f1.value());
        }
        this.y = Axis.over(low, high, bottom, TOP);
    }

    private double amount(Systems.One system) {
        return minutes ? system.minutes() : Math.max(system.budget(), 1e-6);
    }

    /** What the horizontal axis shows. */
    String unit() {
        return minutes ? "minutes of labeled speech" : "percent of the labels";
    }

    void write(Markup out) {
        List<String> arms = systems.arms();
        out.start("figure", "class", "wide signature");
        String what = Words.capital(systems.metricInWords()) + " against " + unit() + ", by arm";
        Svg.start(out, "plot", WIDTH, height, what, description());
        frame(out);
        List<End> ends = new ArrayList<>();
        for (int k = 0; k < arms.size(); k++) {
            band(arms.get(k), k, out);
        }
        for (int k = 0; k < arms.size(); k++) {
            ends.add(line(arms.get(k), k, out));
        }
        labels(ends, out);
        out.end().end();
    }

    private String description() {
        return systems.arms().stream()
                .map(
                        arm ->
                                arm
                                        + ": "
                                        + systems.of(arm).stream()
                                                .map(s -> told(s))
                                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private String told(Systems.One s) {
        String amount = minutes ? LogAxis.label(s.minutes()) + " min" : Words.percent(s.budget());
        return systems.text(s.f1()) + " at " + amount;
    }

    private void frame(Markup out) {
        for (double tick : y.ticks(TICKS)) {
            Svg.line(out, "grid", LEFT, y.at(tick), right, y.at(tick));
            String text = y.label(tick, TICKS);
            out.element("text", text, "class", "tick end", "x", LEFT - 7, "y", y.at(tick) + 4);
        }
        Svg.line(out, "axis", LEFT, bottom, right, bottom);
        for (double tick : amounts()) {
            Svg.line(out, "axis", x.at(tick), bottom, x.at(tick), bottom + 5);
            String text = LogAxis.label(tick) + (minutes ? "" : " %");
            out.element("text", text, "class", "tick middle", "x", x.at(tick), "y", bottom + 19);
        }
        String unit = unit() + " (logarithmic)";
        out.element("text", unit, "class", "middle", "x", (LEFT + right) / 2, "y", height - 12);
        out.element(
                "text",
                systems.metricInWords() + systems.unit(),
                "class",
                "head",
                "x",
                LEFT,
                "y",
                TOP - 2);
    }

    /** The amounts that were measured where their names have room, else round ones. */
    private List<Double> amounts() {
        List<Double> measured =
                List.copyOf(new TreeSet<>(systems.all().stream().map(this::amount).toList()));
        for (int i = 1; i < measured.size(); i++) {
            if (x.at(measured.get(i)) - x.at(measured.get(i - 1)) < 2.5 * LINE) {
                return x.ticks();
            }
        }
        return measured;
    }

    /** Arms stand side by side where they have the same amount, so that none hides another. */
    private double place(Systems.One system, int k) {
        int n = systems.arms().size();
        return x.at(amount(system))
                + (k - (n - 1) / 2.) * (single ? Math.min(70, 500. / n) : Math.min(7, 42. / n));
    }

    private void band(String arm, int k, Markup out) {
        List<Systems.One> points =
                systems.of(arm).stream().filter(s -> s.f1().hasInterval()).toList();
        if (points.size() < 2) {
            return;
        }
        StringBuilder path = new StringBuilder();
        for (Systems.One s : points) {
            path.append(path.length() == 0 ? 'M' : 'L').append(at(place(s, k), s.f1().high()));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            path.append('L').append(at(place(points.get(i), k), points.get(i).f1().low()));
        }
        out.leaf("path", "class", "band " + Marker.style(k), "d", path + "z");
    }

    private String at(double px, double value) {
        return Svg.number(px) + " " + Svg.number(y.at(value));
    }

    /** Where an arm's line ends, and its name begins. */
    private record End(String arm, int k, double x, double y) {}

    private End line(String arm, int k, Markup out) {
        List<Systems.One> points = systems.of(arm);
        boolean reference = points.stream().allMatch(s -> s.minusScratch().isEmpty());
        out.start("g", "class", Marker.style(k));
        StringBuilder path = new StringBuilder();
        for (Systems.One s : points) {
            path.append(path.length() == 0 ? 'M' : 'L').append(at(place(s, k), s.f1().value()));
        }
        if (points.size() > 1) {
            out.leaf("path", "class", reference ? "trend dashed" : "trend", "d", path);
        }
        for (Systems.One s : points) {
            double px = place(s, k);
            out.start("g").element("title", arm + ": " + told(s));
            if (s.f1().hasInterval()) {
                Svg.line(out, "limits", px, y.at(s.f1().low()), px, y.at(s.f1().high()));
            }
            String shape = Marker.path(k, px, y.at(s.f1().value()), 4.6);
            out.leaf("path", "class", "point", "d", shape).end();
        }
        out.end();
        Systems.One last = points.get(points.size() - 1);
        return new End(arm, k, place(last, k), y.at(last.f1().value()));
    }

    /** Names to the right of the lines' ends, moved apart where they would overlap. */
    private void labels(List<End> ends, Markup out) {
        List<End> sorted = ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
        double[] at = sorted.stream().mapToDouble(End::y).toArray();
        for (int i = 1; i < at.length; i++) {
            at[i] = Math.max(at[i], at[i - 1] + LINE);
        }
        double limit = bottom - 4;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], limit);
            limit = at[i] - LINE;
        }
        for (int i = 0; i < at.length; i++) {
            End end = sorted.get(i);
            out.start("g", "class", Marker.style(end.k()));
            Svg.line(out, "leader", end.x() + 8, end.y(), right + 12, at[i]);
            out.leaf("path", "class", "point", "d", Marker.path(end.k(), right + 20, at[i], 4.6));
            out.element("text", end.arm(), "class", "name", "x", right + 31, "y", at[i] + 4).end();
        }
    }
}
