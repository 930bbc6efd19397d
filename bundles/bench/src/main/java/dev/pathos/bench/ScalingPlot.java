package dev.pathos.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Seconds of an epoch against the hours of features that it goes through, beside the straight line
 * from nothing through the first point, as SVG.
 *
 * @param points what was measured; the first one gives the line
 */
record ScalingPlot(List<Point> points) {
    /**
     * A measured size.
     *
     * @param name its name
     * @param hours of features
     * @param seconds of an epoch
     * @param longer whether its clips are longer than those of the first one
     */
    record Point(String name, double hours, double seconds, boolean longer) {}

    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;
    private static final int LEFT = 56;
    private static final int RIGHT = 24;
    private static final int TOP = 34;
    private static final int BOTTOM = 48;
    private static final int TICKS = 5;
    private static final double AIR = 1.12;

    /** The plot, readable on light and dark pages, as it brings its own ground. */
    String svg() {
        double perHour = points.get(0).seconds() / points.get(0).hours();
        double hours = AIR * points.stream().mapToDouble(Point::hours).max().orElse(1);
        double most = points.stream().mapToDouble(Point::seconds).max().orElse(1);
        double seconds = AIR * Math.max(most, perHour * hours / AIR);
        StringBuilder out = new StringBuilder();
        out.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                                + " height=\"%d\" font-family=\"system-ui, sans-serif\""
                                + " font-size=\"12\" fill=\"#1a1f25\">%n",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT));
        out.append("<title>Seconds of an epoch against hours of features</title>\n");
        line(out, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        for (double tick : ticks(seconds)) {
            line(
                    out,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dfe3e8\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#5c6672\">%s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(tick, seconds),
                    y(tick, seconds),
                    LEFT - 8,
                    y(tick, seconds) + 4,
                    label(tick));
        }
        for (double tick : ticks(hours)) {
            line(
                    out,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#5c6672\">%s</text>",
                    x(tick, hours),
                    HEIGHT - BOTTOM + 18,
                    label(tick));
        }
        line(
                out,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#b8c0ca\"/>",
                LEFT,
                WIDTH - RIGHT,
                HEIGHT - BOTTOM,
                HEIGHT - BOTTOM);
        line(
                out,
                "<text x=\"%d\" y=\"20\" fill=\"#5c6672\">seconds of an epoch</text>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#5c6672\">hours of"
                        + " features in it</text>",
                LEFT - 40,
                WIDTH - RIGHT,
                HEIGHT - 10);
        line(
                out,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#1a1f25\""
                        + " stroke-dasharray=\"4 3\"/>",
                LEFT,
                HEIGHT - BOTTOM,
                x(hours, hours),
                y(perHour * hours, seconds));
        points.forEach(point -> point(out, point, hours, seconds));
        key(out);
        return out.append("</svg>\n").toString();
    }

    private static void point(StringBuilder out, Point point, double hours, double seconds) {
        double x = x(point.hours(), hours);
        double y = y(point.seconds(), seconds);
        String mark =
                point.longer()
                        ? "<rect x=\"%.1f\" y=\"%.1f\" width=\"10\" height=\"10\" fill=\"none\""
                                + " stroke=\"#d55e00\" stroke-width=\"2\"/>"
                        : "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#0072b2\"/>";
        line(out, mark, point.longer() ? x - 5 : x, point.longer() ? y - 5 : y);
        // on their own sides of the line, as longer clips lie where as much data of short ones does
        line(
                out,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                point.longer() ? x + 8 : x - 8,
                point.longer() ? y + 18 : y - 8,
                point.longer() ? "start" : "end",
                point.name());
    }

    private static void key(StringBuilder out) {
        line(
                out,
                "<circle cx=\"%d\" cy=\"16\" r=\"5\" fill=\"#0072b2\"/><text x=\"%d\" y=\"20\">more"
                        + " clips</text>",
                WIDTH - 330,
                WIDTH - 320);
        line(
                out,
                "<rect x=\"%d\" y=\"11\" width=\"10\" height=\"10\" fill=\"none\" stroke=\"#d55e00\""
                        + " stroke-width=\"2\"/><text x=\"%d\" y=\"20\">longer clips</text>",
                WIDTH - 245,
                WIDTH - 230);
        line(
                out,
                "<line x1=\"%d\" x2=\"%d\" y1=\"16\" y2=\"16\" stroke=\"#1a1f25\""
                        + " stroke-dasharray=\"4 3\"/><text x=\"%d\" y=\"20\">linear</text>",
                WIDTH - 140,
                WIDTH - 112,
                WIDTH - 104);
    }

    private static double x(double hours, double most) {
        return LEFT + hours / most * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double seconds, double most) {
        return HEIGHT - BOTTOM - seconds / most * (HEIGHT - BOTTOM - TOP);
    }

    /** From 0 on, 1, 2 or 5 times a power of 10 apart. */
    private static List<Double> ticks(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most / TICKS)));
        double step = power;
        for (double factor : new double[] {2, 5, 10}) {
            step = step * TICKS < most ? factor * power : step;
        }
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= most; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static String label(double tick) {
        return String.format(Locale.ROOT, "%.3f", tick).replaceAll("\\.?0+$", "");
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
