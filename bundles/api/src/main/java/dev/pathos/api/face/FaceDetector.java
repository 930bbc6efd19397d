package dev.pathos.api.face;

import dev.pathos.api.corpus.Video;
import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Finds faces in single pictures, wherever they are; may be called from several threads. */
@ProviderType
public interface FaceDetector {
    /**
     * Finds the faces in a picture that are turned to the camera.
     *
     * @param picture a gray picture
     * @param smallest the smallest face wanted, in pixels of its width; larger values cost less
     * @return a box around each, the largest first; empty if there is none
     * @throws IOException if nothing can be found in this picture; its message names the reason in
     *     words
     * @throws IllegalArgumentException if the picture is not gray
     */
    List<Box> faces(Video.Picture picture, int smallest) throws IOException;

    /**
     * Where a face lies in a picture.
     *
     * @param x pixels from the picture's left edge to the box's
     * @param y pixels from the picture's upper edge to the box's
     * @param width pixels
     * @param height pixels
     */
    record Box(double x, double y, double width, double height) {
        /** Its area in square pixels. */
        public double area() {
            return width * height;
        }

        /**
         * How far two boxes are the same: the area of their intersection by that of their union.
         *
         * @param other another box
         * @return 0 for boxes apart, 1 for equal ones
         */
        public double overlap(Box other) {
            double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            double shared = Math.max(0, across) * Math.max(0, down);
            double all = area() + other.area() - shared;
            return all > 0 ? shared / all : 0;
        }
    }
}
