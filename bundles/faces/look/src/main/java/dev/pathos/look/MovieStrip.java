package dev.pathos.look;

import dev.pathos.api.face.FaceRegion;
import dev.pathos.look.Lettering.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** All of the time at a glance, below each picture of the video; a line shows where it is. */
final class MovieStrip {
    static final int HEIGHT = 116;

    private static final int PAD = 16;
    private static final int LEFT = 76;
    private static final int ROW = 32;
    private static final int BAND = 10;
    private static final Style TEXT = Style.plain(12);

    private final BufferedImage still;
    private final Plot plot;

    /**
     * Draws all but the line.
     *
     * @param scene what is shown
     * @param width pixels
     * @param lettering writes
     */
    MovieStrip(Scene scene, int width, Lettering lettering) {
        still = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.of(still);
        g.setColor(Palette.NIGHT);
        g.fillRect(0, 0, width, HEIGHT);
        plot = new Plot(LEFT, 8, width - LEFT - PAD, ROW, scene.from(), scene.to());
        row(g, plot, "motion", lettering);
        Series motion = scene.motion().regions().getOrDefault(FaceRegion.ALL, Series.NONE);
        double roof = scene.motion().roof(scene.from(), scene.to());
        new Curve(plot, 0, roof).draw(g, motion, Palette.NIGHT_INK);
        Plot sound = plot.rows(plot.bottom() + 4, ROW);
        row(g, sound, "sound", lettering);
        String absence = scene.sound().absence();
        if (!absence.isEmpty()) {
            lettering.draw(g, "none", sound.x() + 8, sound.y() + 21, TEXT, Palette.NIGHT_FAINT);
        }
        new Curve(sound, SoundLevel.FLOOR, 0)
                .draw(g, scene.sound().level(), Palette.GREEN.brighter());
        Plot band = plot.rows(sound.bottom() + 4, BAND);
        lettering.draw(g, "face", PAD, band.bottom() - 1, TEXT, Palette.NIGHT_FAINT);
        List<Stretch> stretches = Stretch.all(scene.seen(), scene.from(), scene.to());
        new ValidityPanel(stretches).draw(g, band, null, lettering);
        Ticks time = Ticks.time(scene.from(), scene.to(), Math.max(2, plot.width() / 90));
        for (double value : time.values()) {
            double x = plot.at(value);
            g.setColor(Palette.NIGHT_FAINT);
            g.fill(new Rectangle2D.Double(x - .5, band.bottom(), 1, 4));
            lettering.centered(
                    g, time.time(value), x, band.bottom() + 17, TEXT, Palette.NIGHT_FAINT);
        }
        lettering.draw(g, time.unit(), PAD, band.bottom() + 17, TEXT, Palette.NIGHT_FAINT);
        g.dispose();
    }

    private static void row(Graphics2D g, Plot row, String name, Lettering lettering) {
        g.setColor(Palette.NIGHT_FIELD);
        g.fillRect(row.x(), row.y(), row.width(), row.height());
        lettering.draw(g, name, PAD, row.y() + 21, TEXT, Palette.NIGHT_FAINT);
    }

    /**
     * Draws it.
     *
     * @param g where
     * @param y pixels of its upper edge
     * @param seconds the moment of the line
     */
    void draw(Graphics2D g, int y, double seconds) {
        g.drawImage(still, 0, y, null);
        double x = plot.at(Math.max(plot.from(), Math.min(plot.to(), seconds)));
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(x - 1, y + 4, 2, 2 * ROW + BAND + 12));
    }
}
