package dev.pathos.look;

import dev.pathos.look.Seen.State;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the frames over time, as a band of colors.
 *
 * @param stretches what is shown
 */
record ValidityPanel(List<Stretch> stretches) implements Panel {
    static Color color(State state) {
        return switch (state) {
            case FACE -> Palette.BLUE;
            case UNCERTAIN -> Palette.YELLOW;
            case LOST -> Palette.VERMILION;
            case UNKNOWN -> Palette.LINE;
        };
    }

    @Override
    public String title() {
        return "Validity";
    }

    @Override
    public List<Key> keys() {
        return Stream.of(State.values()).map(s -> new Key(s.words(), color(s))).toList();
    }

    @Override
    public int height() {
        return 16;
    }

    @Override
    public void draw(Graphics2D g, Plot plot, Ticks time, Lettering lettering) {
        g.setColor(color(State.UNKNOWN));
        g.fillRect(plot.x(), plot.y(), plot.width(), plot.height());
        // The rarer and worse comes last, so that a moment of it is not hidden by its neighbors.
        for (State state : List.of(State.FACE, State.UNCERTAIN, State.LOST)) {
            g.setColor(color(state));
            for (Stretch stretch : stretches) {
                if (stretch.state() == state) {
                    double left = plot.at(stretch.from());
                    double width = Math.max(1, plot.at(stretch.to()) - left);
                    g.fill(new Rectangle2D.Double(left, plot.y(), width, plot.height()));
                }
            }
        }
    }
}
