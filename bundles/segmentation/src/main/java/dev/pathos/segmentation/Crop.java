package dev.pathos.segmentation;

import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceDetector.Box;

/** A square stretch of a gray picture on a grid of fixed size, with its gradients. */
final class Crop {
    /** Points along each side. */
    static final int SIZE = 64;

    private final float[] values;

    private Crop(float[] values) {
        this.values = values;
    }

    /**
     * Cuts a box out, sampled bilinearly; beyond the picture's edge its edge goes on.
     *
     * @param picture a gray picture
     * @param box where
     * @return the stretch
     */
    static Crop of(Picture picture, Box box) {
        float[] values = new float[SIZE * SIZE];
        for (int j = 0; j < SIZE; j++) {
            for (int i = 0; i < SIZE; i++) {
                double x = box.x() + (i + .5) * box.width() / SIZE - .5;
                double y = box.y() + (j + .5) * box.height() / SIZE - .5;
                values[j * SIZE + i] = sample(picture, x, y);
            }
        }
        return new Crop(values);
    }

    private static float sample(Picture picture, double x, double y) {
        double inX = Math.max(0, Math.min(picture.width() - 1, x));
        double inY = Math.max(0, Math.min(picture.height() - 1, y));
        int left = (int) inX;
        int top = (int) inY;
        int right = Math.min(picture.width() - 1, left + 1);
        int bottom = Math.min(picture.height() - 1, top + 1);
        double fx = inX - left;
        double fy = inY - top;
        return (float)
                ((1 - fy) * ((1 - fx) * at(picture, left, top) + fx * at(picture, right, top))
                        + fy
                                * ((1 - fx) * at(picture, left, bottom)
                                        + fx * at(picture, right, bottom)));
    }

    private static int at(Picture picture, int x, int y) {
        return picture.pixels()[y * picture.width() + x] & 0xff;
    }

    /** The value at a grid point. */
    float at(int i, int j) {
        return values[j * SIZE + i];
    }

    /** The value between grid points; beyond the edge the edge goes on. */
    double at(double i, double j) {
        double inI = Math.max(0, Math.min(SIZE - 1.001, i));
        double inJ = Math.max(0, Math.min(SIZE - 1.001, j));
        int left = (int) inI;
        int top = (int) inJ;
        double fi = inI - left;
        double fj = inJ - top;
        int k = top * SIZE + left;
        return (1 - fj) * ((1 - fi) * values[k] + fi * values[k + 1])
                + fj * ((1 - fi) * values[k + SIZE] + fi * values[k + SIZE + 1]);
    }

    /** The slope to the right, by central difference; the point is not at the edge. */
    double slopeX(int i, int j) {
        return (at(i + 1, j) - at(i - 1, j)) / 2;
    }

    /** The slope downwards, by central difference; the point is not at the edge. */
    double slopeY(int i, int j) {
        return (at(i, j + 1) - at(i, j - 1)) / 2;
    }
}
