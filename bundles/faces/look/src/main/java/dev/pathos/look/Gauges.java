package dev.pathos.look;

import dev.pathos.look.Lettering.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * Rows of names and bars, on a dark ground.
 *
 * @param lettering writes
 * @param x pixels of the left edge
 * @param width pixels of names and bars together
 */
record Gauges(Lettering lettering, int x, int width) {
    /** Pixels from one row to the next. */
    static final int ROW = 18;

    /** Pixels of a title's height. */
    static final int TITLE = 30;

    static final Style TEXT = Style.plain(12);

    private static final Style BOLD = Style.bold(13);
    private static final int NAMES = 186;
    private static final int BAR = 10;
    private static final int MARK = 6;

    /** Writes a title; answers where the first row begins. */
    int title(Graphics2D g, String text, int y) {
        lettering.draw(g, text, x, y + TITLE - 10, BOLD, Palette.NIGHT_INK);
        return y + TITLE;
    }

    /** Says beside a title what a mark means. */
    void key(Graphics2D g, String text, int y) {
        if (lettering.visible()) {
            int right = x + width;
            lettering.right(g, text, right, y - 10, TEXT, Palette.NIGHT_FAINT);
            mark(g, right - lettering.width(text, TEXT) - MARK - 4, y - 18);
        }
    }

    /** Writes a row's name. */
    void name(Graphics2D g, String text, int y, Color color) {
        lettering.draw(g, lettering.fitted(text, TEXT, NAMES - 14), x, y + 10, TEXT, color);
    }

    /** Writes a row's value in the place of its bar. */
    void value(Graphics2D g, String text, int y) {
        lettering.draw(g, text, x + NAMES, y + 10, TEXT, Palette.NIGHT_INK);
    }

    /** Draws a row's bar; nothing of it for NaN. */
    void bar(Graphics2D g, int y, double share, Color color) {
        bar(g, x + NAMES, y + 1, width - NAMES, share, color);
    }

    /** Draws a bar over all of the width, with a line at a share. */
    void wide(Graphics2D g, int y, double share, double line, Color color) {
        bar(g, x, y, width, share, color);
        g.setColor(Palette.NIGHT_INK);
        g.fill(new Rectangle2D.Double(x + line * width - .5, y - 3, 1.5, BAR + 6));
    }

    private static void bar(Graphics2D g, int x, int y, int width, double share, Color color) {
        g.setColor(Palette.NIGHT_FIELD);
        g.fill(new Rectangle2D.Double(x, y, width, BAR));
        g.setColor(color);
        double length = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share)) * width;
        g.fill(new Rectangle2D.Double(x, y, length, BAR));
    }

    /** Draws a mark before a row's bar. */
    void mark(Graphics2D g, int y) {
        mark(g, x + NAMES - 10, y + 2);
    }

    private static void mark(Graphics2D g, double x, double y) {
        g.setColor(Palette.ORANGE);
        g.fill(new Rectangle2D.Double(x, y, MARK, BAR - 2));
    }
}
