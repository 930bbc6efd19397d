package dev.pathos.look;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.look.Lettering.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Action units over time, one row each: the darker, the more intense; a line beneath while present.
 *
 * @param seen the track
 * @param gone the stretches in which nothing counts
 */
record UnitsPanel(Seen seen, List<Stretch> gone) implements Panel {
    /** The largest intensity. */
    static final double MOST = 5;

    static final Color PRESENT = Palette.VERMILION;

    private static final Style LABEL = Style.plain(12);
    private static final int ROW = 20;
    private static final int HEAT = 14;
    private static final int LINE = 3;

    /** The action units that a track has. */
    static List<String> units(FaceTrack track) {
        SortedSet<String> units = new TreeSet<>(track.intensity().keySet());
        units.addAll(track.presence().keySet());
        return List.copyOf(units);
    }

    @Override
    public String title() {
        return "Action units, intensity 0 to 5";
    }

    @Override
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        if (!seen.track().intensity().isEmpty()) {
            for (int i = 1; i <= MOST; i++) {
                keys.add(new Key(String.valueOf(i), Palette.heat(i / MOST)));
            }
        }
        if (!seen.track().presence().isEmpty()) {
            keys.add(new Key("present", PRESENT));
        }
        return keys;
    }

    @Override
    public int height() {
        return units(seen.track()).size() * ROW;
    }

    @Override
    public void draw(Graphics2D g, Plot plot, Ticks time, Lettering lettering) {
        Ground.field(g, plot, gone);
        Ground.times(g, plot, time);
        List<String> units = units(seen.track());
        for (int i = 0; i < units.size(); i++) {
            Plot row = plot.rows(plot.y() + i * ROW + 1, HEAT);
            float[] intensity = seen.track().intensity().get(units.get(i));
            float[] presence = seen.track().presence().get(units.get(i));
            if (intensity != null) {
                cells(g, row, seen.counted(intensity), true);
            }
            if (presence != null) {
                cells(g, row.rows(row.bottom(), LINE), seen.counted(presence), false);
            }
            lettering.right(
                    g,
                    lettering.fitted(Words.actionUnit(units.get(i)), LABEL, plot.x() - 28),
                    plot.x() - 8,
                    row.bottom() - 2,
                    LABEL,
                    Palette.INK);
        }
    }

    /** Fills the time of each frame, or each column where frames are denser. */
    private void cells(Graphics2D g, Plot row, Series series, boolean heat) {
        Series shown = series.within(row.from() - series.reach(), row.to());
        if (shown.size() > row.width()) {
            shown = Columns.of(shown, row).most();
        }
        for (int i = 0; i < shown.size(); i++) {
            double value = shown.known(i) ? shown.value()[i] : Double.NaN;
            if (Double.isNaN(value) || !heat && value < .5) {
                continue;
            }
            double begin = shown.time()[i];
            double end = begin + seen.interval();
            if (i + 1 < shown.size() && shown.time()[i + 1] - begin <= shown.reach()) {
                end = shown.time()[i + 1];
            }
            // Whole pixels, so that no seams are between frames.
            int left = (int) Math.round(Math.max(row.x(), row.at(begin)));
            int right = (int) Math.round(Math.min(row.right(), row.at(end)));
            g.setColor(heat ? Palette.heat(value / MOST) : PRESENT);
            g.fillRect(left, row.y(), Math.max(1, right - left), row.height());
        }
    }
}
