package dev.pathos.look;

import dev.pathos.look.Lettering.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** What lies beneath the curves of a plot: its field, grid, and the times that do not count. */
final class Ground {
    private static final Style LABEL = Style.plain(12);
    private static final Color GONE = new Color(0xE3E6EA);
    private static final BasicStroke HAIR = new BasicStroke(1);

    private Ground() {}

    /** Fills a plot, and marks the stretches in which no face counts. */
    static void field(Graphics2D g, Plot plot, List<Stretch> stretches) {
        g.setColor(Palette.FIELD);
        g.fillRect(plot.x(), plot.y(), plot.width(), plot.height());
        g.setColor(GONE);
        for (Stretch stretch : stretches) {
            if (stretch.state() != Seen.State.FACE) {
                double left = plot.at(stretch.from());
                double right = plot.at(stretch.to());
                g.fill(new Rectangle2D.Double(left, plot.y(), right - left, plot.height()));
            }
        }
    }

    /** Draws lines at marks of time. */
    static void times(Graphics2D g, Plot plot, Ticks time) {
        g.setStroke(HAIR);
        g.setColor(Palette.LINE);
        for (double value : time.values()) {
            double x = Math.round(plot.at(value)) + .5;
            g.draw(new Line2D.Double(x, plot.y(), x, plot.bottom()));
        }
    }

    /** Draws and writes marks of values. */
    static void values(
            Graphics2D g, Plot plot, Ticks marks, double low, double high, Lettering lettering) {
        g.setStroke(HAIR);
        for (double value : marks.values()) {
            double y = Math.round(plot.level(value, low, high)) + .5;
            g.setColor(Palette.LINE);
            g.draw(new Line2D.Double(plot.x(), y, plot.right(), y));
            lettering.right(g, marks.text(value), plot.x() - 8, y + 4, LABEL, Palette.FAINT);
        }
    }

    /** Writes times below a plot. */
    static void clock(Graphics2D g, Plot plot, Ticks time, Lettering lettering) {
        for (double value : time.values()) {
            double x = plot.at(value);
            g.setColor(Palette.FAINT);
            g.fill(new Rectangle2D.Double(x - .5, plot.bottom(), 1, 5));
            lettering.centered(g, time.time(value), x, plot.bottom() + 20, LABEL, Palette.FAINT);
        }
        lettering.right(
                g, "time, " + time.unit(), plot.x() - 30, plot.bottom() + 20, LABEL, Palette.FAINT);
    }
}
