package dev.pathos.tables;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import java.util.Map;

/**
 * A face in a picture whose landmarks somebody set.
 *
 * @param image the picture, as the annotation names it
 * @param width the picture's width in pixels; 0 if the annotation does not tell
 * @param height its height
 * @param box around the face
 * @param x pixels to the right, 68 of them
 * @param y pixels down
 */
record AnnotatedFace(String image, int width, int height, Box box, float[] x, float[] y) {
    /** How many times the face's size its surroundings are. */
    private static final double SURROUNDINGS = 2.5;

    /**
     * A square around the face, {@value #SURROUNDINGS} times as large as its box.
     *
     * @return the square, which may reach out of the picture
     */
    Box surroundings() {
        double side = SURROUNDINGS * Math.max(box.width(), box.height());
        return new Box(
                box.x() + box.width() / 2 - side / 2,
                box.y() + box.height() / 2 - side / 2,
                side,
                side);
    }

    /**
     * The landmarks as a track of one frame.
     *
     * @param left pixels that are cut off on the left
     * @param top pixels that are cut off above
     */
    FaceTrack track(int left, int top) {
        float[] u = x.clone();
        float[] v = y.clone();
        for (int p = 0; p < u.length; p++) {
            u[p] -= left;
            v[p] -= top;
        }
        return new FaceTrack(
                new double[1], new boolean[] {true}, new float[] {1}, u, v, Map.of(), Map.of());
    }

    /** The smallest box around all landmarks of a frame. */
    static Box around(FaceTrack track, int frame) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = frame * FaceTrack.POINTS; i < (frame + 1) * FaceTrack.POINTS; i++) {
            left = Math.min(left, track.x()[i]);
            right = Math.max(right, track.x()[i]);
            top = Math.min(top, track.y()[i]);
            bottom = Math.max(bottom, track.y()[i]);
        }
        return new Box(left, top, right - left, bottom - top);
    }
}
