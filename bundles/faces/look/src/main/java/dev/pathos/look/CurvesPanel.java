package dev.pathos.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * Curves over time.
 *
 * @param title what they are, with the unit
 * @param curves the curves
 * @param low the value at the lower edge
 * @param high the value at the upper edge
 * @param threshold a value that is marked; NaN for none
 * @param height pixels
 * @param gone the stretches in which nothing counts
 */
record CurvesPanel(
        String title,
        List<Named> curves,
        double low,
        double high,
        double threshold,
        int height,
        List<Stretch> gone)
        implements Panel {
    private static final int PIXELS_A_MARK = 32;

    private static final BasicStroke DASHES =
            new BasicStroke(
                    1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

    /**
     * A curve.
     *
     * @param name what it is
     * @param color its color
     * @param series its values
     */
    record Named(String name, Color color, Series series) {}

    @Override
    public List<Key> keys() {
        return curves.size() == 1
                ? List.of()
                : curves.stream().map(c -> new Key(c.name(), c.color())).toList();
    }

    @Override
    public void draw(Graphics2D g, Plot plot, Ticks time, Lettering lettering) {
        Ground.field(g, plot, gone);
        Ground.times(g, plot, time);
        Ticks marks = Ticks.decimal(low, high, Math.max(2, height / PIXELS_A_MARK));
        Ground.values(g, plot, marks, low, high, lettering);
        if (!Double.isNaN(threshold)) {
            g.setStroke(DASHES);
            g.setColor(Palette.FAINT);
            double y = plot.level(threshold, low, high);
            g.draw(new Line2D.Double(plot.x(), y, plot.right(), y));
        }
        for (Named curve : curves) {
            new Curve(plot, low, high).draw(g, curve.series(), curve.color());
        }
    }
}
