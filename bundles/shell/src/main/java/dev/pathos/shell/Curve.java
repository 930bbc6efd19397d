package dev.pathos.shell;

import java.util.List;

/**
 * A line of a chart, in pieces between which it is interrupted.
 *
 * @param name what it shows
 * @param dotted whether it is drawn as dots
 * @param pieces points from left to right
 */
record Curve(String name, boolean dotted, List<List<Point>> pieces) {
    /**
     * A point.
     *
     * @param x to the right
     * @param y upwards; finite
     */
    record Point(double x, double y) {}

    Curve {
        pieces = pieces.stream().map(List::copyOf).toList();
    }

    List<Point> points() {
        return pieces.stream().flatMap(List::stream).toList();
    }
}
