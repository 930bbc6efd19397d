package dev.pathos.look;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Text in the machine's usual font without serifs. */
final class FontLettering implements Lettering {
    private static final String TRIED = "0.8 s";
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Map<Style, Font> fonts = new HashMap<>();

    private FontLettering() {}

    /** Text, or none where Java finds no font. */
    static Lettering find() {
        return working(FontLettering::new);
    }

    /**
     * A lettering that was tried, or none.
     *
     * <p>Java fails in various ways where fonts, or the library that reads them, are missing.
     *
     * @param candidate makes it
     */
    static Lettering working(Supplier<Lettering> candidate) {
        try {
            Lettering lettering = candidate.get();
            if (!(lettering.width(TRIED, Style.plain(12)) > 0)) {
                return NONE;
            }
            Graphics2D g = Brush.of(new BufferedImage(64, 16, BufferedImage.TYPE_INT_RGB));
            lettering.draw(g, TRIED, 0, 12, Style.plain(12), Palette.INK);
            g.dispose();
            return lettering;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return NONE;
        }
    }

    private Font font(Style style) {
        return fonts.computeIfAbsent(
                style, s -> new Font(Font.SANS_SERIF, s.bold() ? Font.BOLD : Font.PLAIN, s.size()));
    }

    @Override
    public boolean visible() {
        return true;
    }

    @Override
    public double width(String text, Style style) {
        return font(style).getStringBounds(text, CONTEXT).getWidth();
    }

    @Override
    public void draw(Graphics2D g, String text, double x, double y, Style style, Color color) {
        g.setFont(font(style));
        g.setColor(color);
        g.drawString(text, (float) x, (float) y);
    }
}
