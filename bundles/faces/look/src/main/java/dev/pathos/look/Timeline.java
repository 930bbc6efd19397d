package dev.pathos.look;

import dev.pathos.look.Lettering.Style;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Everything over time: motion, action units, head pose, sound, confidence and validity. */
final class Timeline {
    private static final int WIDTH = 1600;
    private static final int LEFT = 210;
    private static final int RIGHT = 40;
    private static final int MARGIN = 28;
    private static final int TITLE_ROW = 34;
    private static final int CLOCK_ROW = 34;
    private static final int NOTE_ROW = 20;
    private static final int PIXELS_A_TIME = 110;
    private static final Style TITLE = Style.bold(15);
    private static final Style KEY = Style.plain(13);
    private static final Style NOTE = Style.plain(13);

    private final Scene scene;
    private final Lettering lettering;
    private final List<Panel> panels;
    private final List<String> notes;

    Timeline(Scene scene, Lettering lettering) {
        this.scene = scene;
        this.lettering = lettering;
        TimelinePanels made = new TimelinePanels(scene);
        panels = made.panels();
        notes = made.notes();
    }

    /** Draws it. */
    BufferedImage draw() {
        Heading heading = Heading.of(lettering, scene, WIDTH - 2 * MARGIN);
        List<String> lines =
                (lettering.visible() ? notes : List.<String>of())
                        .stream().map(n -> lettering.fitted(n, NOTE, WIDTH - 2 * MARGIN)).toList();
        int height = MARGIN + heading.height() + CLOCK_ROW + lines.size() * NOTE_ROW + MARGIN;
        for (Panel panel : panels) {
            height += TITLE_ROW + panel.height();
        }
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.of(image);
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, WIDTH, height);
        heading.draw(g, MARGIN, MARGIN);
        Plot plot =
                new Plot(
                        LEFT,
                        MARGIN + heading.height(),
                        WIDTH - LEFT - RIGHT,
                        0,
                        scene.from(),
                        scene.to());
        Ticks time = Ticks.time(scene.from(), scene.to(), plot.width() / PIXELS_A_TIME);
        for (Panel panel : panels) {
            plot = plot.rows(plot.bottom() + TITLE_ROW, panel.height());
            lettering.draw(g, panel.title(), LEFT, plot.y() - 9, TITLE, Palette.INK);
            keys(g, panel.keys(), plot.right(), plot.y() - 9);
            panel.draw(g, plot, time, lettering);
        }
        Ground.clock(g, plot, time, lettering);
        for (int i = 0; i < lines.size(); i++) {
            int y = plot.bottom() + CLOCK_ROW + 16 + i * NOTE_ROW;
            lettering.draw(g, lines.get(i), MARGIN, y, NOTE, Palette.FAINT);
        }
        g.dispose();
        return image;
    }

    /** Writes what colors mean, from the right to the left. */
    private void keys(Graphics2D g, List<Panel.Key> keys, double right, double y) {
        double x = right;
        for (int i = keys.size() - 1; i >= 0; i--) {
            Panel.Key key = keys.get(i);
            lettering.right(g, key.name(), x, y, KEY, Palette.INK);
            x -= lettering.width(key.name(), KEY) + 6;
            g.setStroke(new BasicStroke(1));
            g.setColor(key.color());
            g.fillRect((int) x - 18, (int) y - 10, 18, 10);
            g.setColor(Palette.FAINT);
            g.drawRect((int) x - 18, (int) y - 10, 18, 10);
            x -= 18 + 16;
        }
    }
}
