package dev.pathos.look;

import dev.pathos.look.Lettering.Style;
import java.awt.Graphics2D;
import java.util.List;

/**
 * What stands above a picture: which video it is of, and its figures.
 *
 * @param lettering writes it
 * @param title one line
 * @param facts lines of figures
 * @param width pixels that it may take
 */
record Heading(Lettering lettering, String title, List<String> facts, int width) {
    private static final Style TITLE = Style.bold(24);
    private static final Style FACTS = Style.plain(15);
    private static final int TITLE_ROW = 34;
    private static final int FACTS_ROW = 21;

    static Heading of(Lettering lettering, Scene scene, int width) {
        return new Heading(
                lettering,
                lettering.fitted(scene.name(), TITLE, width),
                lettering.wrapped(scene.facts(), "   ·   ", FACTS, width),
                width);
    }

    int height() {
        return lettering.visible() ? TITLE_ROW + FACTS_ROW * facts.size() : 0;
    }

    void draw(Graphics2D g, int x, int y) {
        lettering.draw(g, title, x, y + 24, TITLE, Palette.INK);
        for (int i = 0; i < facts.size(); i++) {
            lettering.draw(
                    g, facts.get(i), x, y + TITLE_ROW + 15 + i * FACTS_ROW, FACTS, Palette.FAINT);
        }
    }
}
