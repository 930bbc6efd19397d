package dev.pathos.look;

import dev.pathos.look.Lettering.Style;
import dev.pathos.look.Seen.State;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * What makes plain that a picture has no valid face, even where nothing can be written.
 *
 * @param state what became of its frame
 * @param lettering writes
 */
record Mark(State state, Lettering lettering) {
    private static final Color DIM = new Color(10, 12, 15, 90);

    /**
     * Draws over all of a picture.
     *
     * @param g where, with the picture's upper left corner at the origin
     * @param width pixels of the picture as it is drawn
     * @param height pixels
     */
    void draw(Graphics2D g, int width, int height) {
        Color color = ValidityPanel.color(state);
        if (state != State.UNCERTAIN) {
            g.setColor(DIM);
            g.fillRect(0, 0, width, height);
            double inset = .12 * Math.min(width, height);
            Path2D cross = new Path2D.Double();
            cross.moveTo(inset, inset);
            cross.lineTo(width - inset, height - inset);
            cross.moveTo(width - inset, inset);
            cross.lineTo(inset, height - inset);
            g.setStroke(FaceDrawing.stroke(Math.max(1.5, Math.min(width, height) / 160.)));
            g.setColor(Palette.faded(color, .55));
            g.draw(cross);
        }
        int row = (int) Math.max(14, Math.min(.09 * height, .12 * width));
        Style style = Style.bold((int) (.62 * row));
        String text = state.words().toUpperCase(Locale.ROOT);
        double room = lettering.width(text, style) + row;
        double left = Math.max(0, (width - room) / 2);
        g.setColor(color);
        g.fill(new Rectangle2D.Double(left, height - 1.6 * row, width - 2 * left, row));
        if (room <= width) {
            lettering.centered(
                    g,
                    text,
                    width / 2.,
                    height - 1.6 * row + .72 * row,
                    style,
                    state == State.LOST ? Color.WHITE : Palette.INK);
        }
    }
}
