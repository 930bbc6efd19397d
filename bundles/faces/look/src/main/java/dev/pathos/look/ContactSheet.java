package dev.pathos.look;

import dev.pathos.look.Lettering.Style;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Chosen frames beside each other, each with what is seen drawn into it and a caption. */
final class ContactSheet {
    private static final int MARGIN = 28;
    private static final int GAP = 16;
    private static final int LEGEND_ROW = 34;
    private static final int LEAST_WIDTH = 700;
    private static final Style SMALL = Style.plain(12);

    private final Scene scene;
    private final List<SheetPicture> pictures;
    private final double videoWidth;
    private final Lettering lettering;

    /**
     * Makes a sheet.
     *
     * @param scene what is known beside the pictures
     * @param pictures at least one
     * @param videoWidth pixels of the video's width, which the track counts in
     * @param lettering writes
     */
    ContactSheet(Scene scene, List<SheetPicture> pictures, double videoWidth, Lettering lettering) {
        this.scene = scene;
        this.pictures = pictures;
        this.videoWidth = videoWidth;
        this.lettering = lettering;
    }

    /** Draws it. */
    BufferedImage draw() {
        BufferedImage first = pictures.get(0).thumbnail().image();
        SheetGrid grid = SheetGrid.of(pictures.size(), first.getWidth(), first.getHeight());
        int caption = lettering.visible() ? SheetCell.CAPTION : 0;
        int width = Math.max(LEAST_WIDTH, grid.width(GAP) + 2 * MARGIN);
        Heading heading = Heading.of(lettering, scene, width - 2 * MARGIN);
        int top = MARGIN + heading.height() + LEGEND_ROW + 8;
        int height = top + grid.rows() * (grid.cellHeight() + caption + GAP) - GAP + MARGIN;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.of(image);
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, width, height);
        heading.draw(g, MARGIN, MARGIN);
        legend(g, MARGIN, MARGIN + heading.height() + 6);
        SheetCell cells = new SheetCell(scene, grid, videoWidth, lettering);
        for (int i = 0; i < pictures.size(); i++) {
            int x = MARGIN + i % grid.columns() * (grid.cellWidth() + GAP);
            int y = top + i / grid.columns() * (grid.cellHeight() + caption + GAP);
            cells.draw(g, pictures.get(i), x, y);
        }
        g.dispose();
        return image;
    }

    private void legend(Graphics2D g, int x, int y) {
        double at = x;
        lettering.draw(g, "confidence", at, y + 14, SMALL, Palette.FAINT);
        at += lettering.width("confidence", SMALL) + 8;
        int length = 160;
        for (int i = 0; i < length; i++) {
            g.setColor(Palette.confidence((double) i / length));
            g.fill(new Rectangle2D.Double(at + i, y + 4, 1.5, 11));
        }
        for (double mark : new double[] {0, .5, Seen.CONFIDENCE, 1}) {
            String text = mark == Math.rint(mark) ? "" + (int) mark : "" + mark;
            lettering.centered(g, text, at + mark * length, y + 27, SMALL, Palette.FAINT);
        }
        at += length + 24;
        if (pictures.stream().anyMatch(p -> !p.reason().isEmpty())) {
            g.setStroke(new BasicStroke(3));
            g.setColor(Palette.INK);
            g.draw(new Rectangle2D.Double(at + 1, y + 3, 18, 13));
            String text = "an extreme of the video";
            lettering.draw(g, text, at + 28, y + 14, SMALL, Palette.FAINT);
            at += 28 + lettering.width(text, SMALL) + 24;
        }
        if (scene.seen().track().measures().containsKey("pose_Rx")) {
            g.setColor(Palette.PURPLE);
            g.fill(new Rectangle2D.Double(at, y + 8, 22, 4));
            g.fillOval((int) at + 18, y + 6, 8, 8);
            String text = "where the nose points";
            lettering.draw(g, text, at + 32, y + 14, SMALL, Palette.FAINT);
        }
    }
}
