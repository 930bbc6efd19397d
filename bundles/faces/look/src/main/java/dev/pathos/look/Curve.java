package dev.pathos.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A series as a line that is broken at gaps; where there are more values than pixels, a band from
 * the least to the largest of a column behind the line of their means.
 *
 * @param plot where
 * @param low the value at its lower edge
 * @param high the value at its upper edge
 */
record Curve(Plot plot, double low, double high) {
    /** With more values a pixel than this, columns are summed up. */
    private static final double DENSE = 1.5;

    private static final float THICKNESS = 1.6f;
    private static final double BAND = .28;

    /** Draws a series. */
    void draw(Graphics2D graphics, Series series, Color color) {
        Graphics2D g = (Graphics2D) graphics.create();
        Series shown = series.within(plot.from() - series.reach(), plot.to() + series.reach());
        boolean dense = shown.size() > DENSE * plot.width();
        Columns columns = dense ? Columns.of(shown, plot) : null;
        g.clipRect(plot.x(), plot.y() - 2, plot.width() + 1, plot.height() + 4);
        g.setStroke(new BasicStroke(THICKNESS, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (dense) {
            g.setColor(Palette.faded(color, BAND));
            band(g, columns);
        }
        g.setColor(color);
        line(g, dense ? columns.means() : shown);
        beyond(g, dense ? columns.most() : shown);
        g.dispose();
    }

    private void band(Graphics2D g, Columns columns) {
        for (int c = 0; c < plot.width(); c++) {
            if (columns.most().known(c)) {
                double top = plot.level(columns.most().value()[c], low, high);
                double bottom = plot.level(columns.least().value()[c], low, high);
                g.fill(new Rectangle2D.Double(plot.x() + c, top, 1, Math.max(.5, bottom - top)));
            }
        }
    }

    private void line(Graphics2D g, Series series) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < series.size(); i++) {
            if (!series.known(i)) {
                continue;
            }
            double x = plot.at(series.time()[i]);
            double y = plot.level(series.value()[i], low, high);
            if (series.joined(i)) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                if (i + 1 == series.size() || !series.joined(i + 1)) {
                    // A value alone would be a line without length.
                    g.fill(new Ellipse2D.Double(x - 1.6, y - 1.6, 3.2, 3.2));
                }
            }
        }
        g.draw(path);
    }

    /** Marks where values lie above the plot. */
    private void beyond(Graphics2D g, Series series) {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            double x = plot.at(series.time()[i]);
            if (series.known(i) && series.value()[i] > high && x - last > 6) {
                last = x;
                Path2D mark = new Path2D.Double();
                mark.moveTo(x - 4, plot.y() + 5);
                mark.lineTo(x + 4, plot.y() + 5);
                mark.lineTo(x, plot.y() - 1);
                mark.closePath();
                g.fill(mark);
            }
        }
    }
}
