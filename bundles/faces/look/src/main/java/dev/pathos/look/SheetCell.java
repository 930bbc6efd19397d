package dev.pathos.look;

import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.look.Lettering.Style;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A place of the contact sheet: a picture with what is seen drawn into it, and a caption.
 *
 * @param scene what is known beside the pictures
 * @param grid how large the place is
 * @param videoWidth pixels of the video's width, which the track counts in
 * @param lettering writes
 */
record SheetCell(Scene scene, SheetGrid grid, double videoWidth, Lettering lettering) {
    /** Pixels of a caption's height. */
    static final int CAPTION = 54;

    private static final double ACTIVE = 1;
    private static final int MOST_ACTIVE = 3;
    private static final Style TIME = Style.bold(14);
    private static final Style SMALL = Style.plain(12);
    private static final Style REASON = Style.bold(12);

    /**
     * Draws a picture in its place, and its caption below.
     *
     * @param g where
     * @param picture the picture
     * @param x pixels of the place's left edge
     * @param y pixels of its upper edge
     */
    void draw(Graphics2D g, SheetPicture picture, int x, int y) {
        BufferedImage image = picture.thumbnail().image();
        double scale =
                Math.min(
                        (double) grid.cellWidth() / image.getWidth(),
                        (double) grid.cellHeight() / image.getHeight());
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        int left = x + (grid.cellWidth() - width) / 2;
        int upper = y + (grid.cellHeight() - height) / 2;
        g.setColor(Palette.FIELD);
        g.fillRect(x, y, grid.cellWidth(), grid.cellHeight());
        Graphics2D inside = (Graphics2D) g.create();
        inside.translate(left, upper);
        inside.drawImage(image, 0, 0, width, height, null);
        new FaceDrawing(scene.seen(), lettering)
                .draw(inside, width, height, width / videoWidth, picture.frame());
        inside.dispose();
        border(g, picture, x, y);
        caption(g, picture, x, y + grid.cellHeight(), grid.cellWidth());
    }

    private void border(Graphics2D g, SheetPicture picture, int x, int y) {
        if (!picture.reason().isEmpty()) {
            g.setStroke(new BasicStroke(3));
            g.setColor(Palette.INK);
            g.draw(
                    new Rectangle2D.Double(
                            x - 2.5, y - 2.5, grid.cellWidth() + 5, grid.cellHeight() + 5));
        }
    }

    private void caption(Graphics2D g, SheetPicture picture, int x, int y, int width) {
        int frame = picture.frame();
        double seconds = picture.thumbnail().seconds();
        lettering.draw(g, Words.seconds(seconds), x, y + 18, TIME, Palette.INK);
        double right = x + width;
        if (frame >= 0) {
            double confidence = scene.seen().track().confidence()[frame];
            String text = Words.value(confidence);
            lettering.right(g, text, right, y + 18, SMALL, Palette.INK);
            right -= lettering.width(text, SMALL) + 5;
            if (lettering.visible()) {
                g.setColor(Palette.confidence(confidence));
                g.fill(new Rectangle2D.Double(right - 11, y + 8, 11, 11));
            }
        }
        lettering.draw(
                g,
                lettering.fitted(said(frame, seconds), SMALL, width),
                x,
                y + 34,
                SMALL,
                Palette.FAINT);
        lettering.draw(
                g,
                lettering.fitted(picture.reason(), REASON, width),
                x,
                y + 50,
                REASON,
                Palette.BLUE);
    }

    /** The strongest action units of a frame, else its motion. */
    private String said(int frame, double seconds) {
        if (scene.seen().state(frame) != Seen.State.FACE) {
            return "";
        }
        FaceTrack track = scene.seen().track();
        String units =
                track.intensity().entrySet().stream()
                        .filter(e -> e.getValue()[frame] >= ACTIVE)
                        .sorted(Comparator.comparingDouble(e -> -(double) e.getValue()[frame]))
                        .limit(MOST_ACTIVE)
                        .map(
                                e ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.1f",
                                                e.getKey(),
                                                e.getValue()[frame]))
                        .collect(Collectors.joining("  "));
        double motion = scene.motion().at(FaceRegion.ALL, seconds);
        return units.isEmpty() && !Double.isNaN(motion)
                ? String.format(Locale.ROOT, "motion %.2f", motion)
                : units;
    }
}
