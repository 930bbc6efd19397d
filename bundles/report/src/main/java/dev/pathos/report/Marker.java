package dev.pathos.report;

/**
 * Points that differ in colour and in shape, so that neither alone must tell them apart.
 *
 * <p>The colours are in the style sheet, as {@code k0} to {@code k7}: the palette of Okabe and Ito
 * (2008), darkened on white and lightened on black where it would have too little contrast.
 */
final class Marker {
    /** So many can be told apart. */
    static final int KINDS = 8;

    private Marker() {}

    /** The class that gives the i-th kind its colour. */
    static String style(int i) {
        return "k" + i % KINDS;
    }

    /**
     * A closed path around a point.
     *
     * @param i the kind
     * @param x the centre
     * @param y the centre
     * @param r about the radius of a circle of the same area
     */
    static String path(int i, double x, double y, double r) {
        String from = "M" + Svg.number(x) + " " + Svg.number(y);
        double s = .89 * r;
        double t = 1.3 * r;
        return from
                + switch (i % KINDS) {
                    case 0 ->
                            move(-r, 0)
                                    + "a"
                                    + n(r)
                                    + " "
                                    + n(r)
                                    + " 0 1 0 "
                                    + n(2 * r)
                                    + " 0"
                                    + "a"
                                    + n(r)
                                    + " "
                                    + n(r)
                                    + " 0 1 0 "
                                    + n(-2 * r)
                                    + " 0z";
                    case 1 ->
                            move(-s, -s) + "h" + n(2 * s) + "v" + n(2 * s) + "h" + n(-2 * s) + "z";
                    case 2 ->
                            move(0, -t) + line(1.15 * t, 2 * t - .3 * r) + "h" + n(-2.3 * t) + "z";
                    case 3 -> move(0, -t) + line(t, t) + line(-t, t) + line(-t, -t) + "z";
                    case 4 ->
                            move(0, t) + line(1.15 * t, -2 * t + .3 * r) + "h" + n(-2.3 * t) + "z";
                    case 5 -> plus(1.3 * r, .45 * r);
                    case 6 ->
                            move(-1.5 * r, -.6 * r)
                                    + "h"
                                    + n(3 * r)
                                    + "v"
                                    + n(1.2 * r)
                                    + "h"
                                    + n(-3 * r)
                                    + "z";
                    default ->
                            move(-.6 * r, -1.5 * r)
                                    + "h"
                                    + n(1.2 * r)
                                    + "v"
                                    + n(3 * r)
                                    + "h"
                                    + n(-1.2 * r)
                                    + "z";
                };
    }

    private static String plus(double a, double b) {
        double arm = a - b;
        return move(-b, -a)
                + "h"
                + n(2 * b)
                + "v"
                + n(arm)
                + "h"
                + n(arm)
                + "v"
                + n(2 * b)
                + "h"
                + n(-arm)
                + "v"
                + n(arm)
                + "h"
                + n(-2 * b)
                + "v"
                + n(-arm)
                + "h"
                + n(-arm)
                + "v"
                + n(-2 * b)
                + "h"
                + n(arm)
                + "z";
    }

    private static String move(double dx, double dy) {
        return "m" + n(dx) + " " + n(dy);
    }

    private static String line(double dx, double dy) {
        return "l" + n(dx) + " " + n(dy);
    }

    private static String n(double value) {
        return Svg.number(value);
    }
}
