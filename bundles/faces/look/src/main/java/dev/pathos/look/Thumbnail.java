package dev.pathos.look;

import dev.pathos.api.corpus.Video;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * A small copy of a picture.
 *
 * @param seconds when it is shown
 * @param image its pixels
 */
record Thumbnail(double seconds, BufferedImage image) {
    /** A picture's pixels as an image, not copied. */
    static BufferedImage image(Video.Picture picture) {
        if (picture.gray()) {
            throw new IllegalArgumentException("a gray picture");
        }
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        return new BufferedImage(
                image.getColorModel(),
                Raster.createInterleavedRaster(
                        new DataBufferByte(picture.pixels(), picture.pixels().length),
                        picture.width(),
                        picture.height(),
                        3 * picture.width(),
                        3,
                        new int[] {2, 1, 0},
                        new Point()),
                false,
                null);
    }

    /**
     * Makes a copy whose longer side is at most so long.
     *
     * @param picture the picture
     * @param side pixels
     */
    static Thumbnail of(Video.Picture picture, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.width(), picture.height()));
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        return new Thumbnail(picture.seconds(), scaled(image(picture), width, height));
    }

    /** A copy of another size; halved until it is near, so that nothing is skipped over. */
    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage from = image;
        while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
            from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        return drawn(from, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = copy.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return copy;
    }
}
