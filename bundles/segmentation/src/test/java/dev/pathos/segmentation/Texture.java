package dev.pathos.segmentation;

import dev.pathos.api.corpus.Video.Picture;

/**
 * Pictures of a face without features: waves of brightness that can be moved, and a mouth in the
 * lower third of a box that opens by itself.
 */
final class Texture {
    static final int SIZE = 160;

    private Texture() {}

    /**
     * Draws a picture.
     *
     * @param seconds when it is shown
     * @param x pixels by which the face is shifted to the right
     * @param y pixels downwards
     * @param turn radians
     * @param mouth pixels by which the lower third is stretched
     */
    static Picture draw(double seconds, double x, double y, double turn, double mouth) {
        byte[] pixels = new byte[SIZE * SIZE];
        for (int j = 0; j < SIZE; j++) {
            for (int i = 0; i < SIZE; i++) {
                double u = i - x - SIZE / 2.0;
                double v = j - y - SIZE / 2.0;
                double a = u * Math.cos(turn) + v * Math.sin(turn);
                double b = -u * Math.sin(turn) + v * Math.cos(turn);
                double below = Math.max(0, Math.min(1, (b - 16) / 12));
                double c = b - mouth * below;
                double value =
                        128
                                + 40 * Math.sin(a / 4.1 + 1)
                                + 35 * Math.sin(c / 5.3 + .4)
                                + 25 * Math.sin((a + c) / 7.7)
                                + 15 * Math.sin((a - 2 * c) / 11);
                pixels[j * SIZE + i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
        }
        return new Picture(seconds, SIZE, SIZE, pixels);
    }
}
