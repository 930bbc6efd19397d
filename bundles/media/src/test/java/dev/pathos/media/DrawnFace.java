package dev.pathos.media;

/** A face that a cascade takes for one, drawn in gray: skin, hair, brows, eyes, nose and mouth. */
public final class DrawnFace {
    private static final double BACKGROUND = 95;

    private DrawnFace() {}

    /**
     * The light at a point, 0..255.
     *
     * @param u to the right of the middle between the eyes, in distances between their outer
     *     corners
     * @param v below it
     * @param mouth how far the mouth is open, in the same unit; 0 for a closed one
     */
    public static double light(double u, double v, double mouth) {
        double head = spot(u, v, 0, .42, .95, 1.25);
        double light = BACKGROUND + 95 * head - 110 * head * spot(u, v, 0, -.95, 1.1, .45);
        for (int side = -1; side <= 1; side += 2) {
            light -= 95 * spot(u, v, .33 * side, -.26, .24, .05);
            light -= 55 * spot(u, v, .33 * side, 0, .26, .14);
            light += 45 * spot(u, v, .33 * side, 0, .17, .06);
            light -= 90 * spot(u, v, .33 * side, 0, .065, .065);
            light -= 40 * spot(u, v, .1 * side, .5, .05, .04);
            light += 15 * spot(u, v, .45 * side, .35, .22, .2);
        }
        light += 25 * spot(u, v, 0, .2, .07, .28);
        light -= 70 * spot(u, v, 0, .85 + mouth / 2, .32, .08 + mouth / 2);
        light +=
                head
                        * (6 * Math.sin(31 * u + 1) * Math.sin(29 * v)
                                + 4 * Math.sin(17 * u - 23 * v));
        return light;
    }

    /** 1 in an ellipse, 0 outside, with a soft edge. */
    private static double spot(
            double u, double v, double x, double y, double width, double height) {
        double distance = Math.hypot((u - x) / width, (v - y) / height);
        return 1 / (1 + Math.exp(8 * (distance - 1)));
    }
}
