package dev.pathos.look;

import java.awt.Color;

/**
 * Colors that people with any kind of color vision tell apart (Okabe and Ito, Color universal
 * design, 2008), and scales that also differ in lightness.
 */
final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color SKY = new Color(0x56B4E9);
    static final Color GREEN = new Color(0x009E73);
    static final Color YELLOW = new Color(0xF0E442);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color VERMILION = new Color(0xD55E00);
    static final Color PURPLE = new Color(0xAA4499);

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1B1F24);
    static final Color FAINT = new Color(0x5C6670);
    static final Color LINE = new Color(0xD5DAE0);
    static final Color FIELD = new Color(0xF5F6F8);

    /** Of the video's own surface, around the pictures. */
    static final Color NIGHT = new Color(0x15181C);

    static final Color NIGHT_FIELD = new Color(0x2A3038);
    static final Color NIGHT_INK = new Color(0xF2F4F6);
    static final Color NIGHT_FAINT = new Color(0xA9B2BC);

    private static final Color[] CONFIDENCE = {VERMILION, ORANGE, YELLOW, SKY};
    private static final double[] CONFIDENCE_AT = {0, .5, .8, 1};
    private static final Color[] HEAT = {
        new Color(0xFFFFFF),
        new Color(0xBFDDF2),
        new Color(0x56B4E9),
        new Color(0x0072B2),
        new Color(0x08234A)
    };
    private static final double[] HEAT_AT = {0, .15, .4, .7, 1};

    private Palette() {}

    /**
     * The color of a confidence: vermilion for none, yellow where frames begin to count, blue for
     * certain.
     *
     * @param confidence 0..1
     */
    static Color confidence(double confidence) {
        return between(CONFIDENCE, CONFIDENCE_AT, confidence);
    }

    /**
     * The color of an intensity on paper: white for none, dark blue for the most.
     *
     * @param share 0..1
     */
    static Color heat(double share) {
        return between(HEAT, HEAT_AT, share);
    }

    static Color faded(Color color, double alpha) {
        return new Color(
                color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(alpha * 255));
    }

    private static Color between(Color[] colors, double[] at, double value) {
        double v = Math.max(0, Math.min(1, value));
        int i = 1;
        while (i < at.length - 1 && v > at[i]) {
            i++;
        }
        double share = (v - at[i - 1]) / (at[i] - at[i - 1]);
        Color a = colors[i - 1];
        Color b = colors[i];
        return new Color(
                mixed(a.getRed(), b.getRed(), share),
                mixed(a.getGreen(), b.getGreen(), share),
                mixed(a.getBlue(), b.getBlue(), share));
    }

    private static int mixed(int a, int b, double share) {
        return (int) Math.round(a + share * (b - a));
    }
}
