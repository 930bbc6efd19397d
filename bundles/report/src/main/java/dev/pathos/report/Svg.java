package dev.pathos.report;

/** The shapes that more than one plot draws. */
final class Svg {
    private Svg() {}

    /** Opens a picture that scales with the page and tells what it shows. */
    static void start(Markup out, String style, double width, double height, String what) {
        start(out, style, width, height, what, "");
    }

    /**
     * Opens a picture with a text alternative.
     *
     * @param out where to
     * @param style its classes
     * @param width in units of its own
     * @param height in units of its own
     * @param what its name
     * @param description what is to be seen, for who cannot see it; may be empty
     */
    static void start(
            Markup out,
            String style,
            double width,
            double height,
            String what,
            String description) {
        out.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                style,
                "role",
                "img",
                "aria-label",
                what,
                "viewBox",
                "0 0 " + Math.round(width) + " " + Math.round(height));
        if (!description.isEmpty()) {
            out.element("desc", description);
        }
    }

    /** A coordinate, to a tenth of a pixel: more cannot be seen. */
    static String number(double pixels) {
        long tenths = Math.round(10 * pixels);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.);
    }

    static void line(Markup out, String style, double x1, double y1, double x2, double y2) {
        out.leaf("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }
}
