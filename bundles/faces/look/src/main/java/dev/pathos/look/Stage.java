package dev.pathos.look;

import dev.pathos.api.corpus.Video;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** A picture of the annotated video: the original, what is seen drawn into it and beside it. */
final class Stage {
    /** Pixels of a picture's longer side: larger ones are scaled down, smaller ones up. */
    static final int MOST = 1280;

    static final int LEAST = 640;

    private static final int LEAST_SIDE = 16;

    private final FaceDrawing face;
    private final Dashboard dashboard;
    private final MovieStrip strip;
    private final BufferedImage canvas;
    private final Graphics2D brush;
    private final int width;
    private final int height;
    private final double scale;

    /**
     * Makes room.
     *
     * @param scene what is known beside the pictures
     * @param videoWidth pixels of the video, which the track counts in
     * @param videoHeight pixels
     * @param lettering writes
     */
    Stage(Scene scene, int videoWidth, int videoHeight, Lettering lettering) {
        int longer = Math.max(videoWidth, videoHeight);
        scale = (double) Math.max(LEAST, Math.min(MOST, longer)) / longer;
        width = Math.max(LEAST_SIDE, (int) Math.round(videoWidth * scale));
        height = Math.max(LEAST_SIDE, (int) Math.round(videoHeight * scale));
        face = new FaceDrawing(scene.seen(), lettering);
        dashboard = new Dashboard(scene, lettering);
        int room = Math.max(width, LEAST / 2) + Dashboard.WIDTH;
        strip = new MovieStrip(scene, room, lettering);
        int rows = Math.max(height, dashboard.height()) + MovieStrip.HEIGHT;
        canvas = new BufferedImage(room + room % 2, rows + rows % 2, BufferedImage.TYPE_3BYTE_BGR);
        brush = Brush.of(canvas);
    }

    /**
     * Draws a picture.
     *
     * @param picture the original, of the video's size or scaled down
     * @param frame the track's frame of it; -1 for none
     * @return the annotated picture, at the same time
     */
    Video.Picture draw(Video.Picture picture, int frame) {
        int room = canvas.getWidth() - Dashboard.WIDTH;
        int rows = canvas.getHeight() - MovieStrip.HEIGHT;
        brush.setColor(Palette.NIGHT);
        brush.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Graphics2D inside = (Graphics2D) brush.create();
        inside.translate((room - width) / 2, (rows - height) / 2);
        BufferedImage image = Thumbnail.image(picture);
        inside.drawImage(image, 0, 0, width, height, null);
        face.draw(inside, width, height, scale, frame);
        inside.dispose();
        dashboard.draw(brush, room, frame, picture.seconds());
        strip.draw(brush, rows, picture.seconds());
        byte[] pixels = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
        return new Video.Picture(
                picture.seconds(), canvas.getWidth(), canvas.getHeight(), pixels.clone());
    }
}
