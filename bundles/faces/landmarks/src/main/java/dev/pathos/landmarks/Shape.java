package dev.pathos.landmarks;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.Sight.Square;

/**
 * The 68 landmarks of a face in one picture.
 *
 * @param points x and y of each in turn, in pixels
 */
record Shape(double[] points) {
    private static final int RIGHT_EYE = 36;
    private static final int LEFT_EYE = 42;
    private static final int EYE = 6;
    private static final int UPPER_LIP = 61;
    private static final int LOWER_LIP = 67;
    private static final int INNER_LIP = 3;

    /**
     * How the landmarks of a frontal face lie in the box in which the cascade sees it, medians over
     * seven videos: their width or height, whichever is larger, as a share of the box's width, and
     * how much lower their middle is.
     */
    private static final double SHARE = .85;

    private static final double LOWER = .17;

    /** The square that a face seen in a box lies in, its landmarks just inside. */
    static Square square(Box seen) {
        return new Square(
                seen.x() + seen.width() / 2,
                seen.y() + seen.height() / 2 + LOWER * seen.width(),
                SHARE * seen.width(),
                0);
    }

    double x(int point) {
        return points[2 * point];
    }

    double y(int point) {
        return points[2 * point + 1];
    }

    /** The smallest square around the landmarks whose upper edge is parallel to the eyes. */
    Square square() {
        double roll =
                Math.atan2(
                        middle(LEFT_EYE, 1) - middle(RIGHT_EYE, 1),
                        middle(LEFT_EYE, 0) - middle(RIGHT_EYE, 0));
        double cosine = Math.cos(roll);
        double sine = Math.sin(roll);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            double along = cosine * x(p) + sine * y(p);
            double across = cosine * y(p) - sine * x(p);
            left = Math.min(left, along);
            right = Math.max(right, along);
            top = Math.min(top, across);
            bottom = Math.max(bottom, across);
        }
        double along = (left + right) / 2;
        double across = (top + bottom) / 2;
        return new Square(
                cosine * along - sine * across,
                sine * along + cosine * across,
                Math.max(right - left, bottom - top),
                roll);
    }

    private double middle(int eye, int axis) {
        double sum = 0;
        for (int p = eye; p < eye + EYE; p++) {
            sum += points[2 * p + axis] / EYE;
        }
        return sum;
    }

    /** Where the cascade would see this face. */
    Box box() {
        Square square = square();
        double width = square.side() / SHARE;
        return new Box(square.x() - width / 2, square.y() - (LOWER + .5) * width, width, width);
    }

    /** The distance between the outer corners of the eyes. */
    double interOcular() {
        return Math.hypot(x(36) - x(45), y(36) - y(45));
    }

    /** The mean distance between the inner edges of the lips, in distances between the eyes. */
    double mouthGap() {
        double gap = 0;
        for (int k = 0; k < INNER_LIP; k++) {
            gap +=
                    Math.hypot(
                                    x(UPPER_LIP + k) - x(LOWER_LIP - k),
                                    y(UPPER_LIP + k) - y(LOWER_LIP - k))
                            / INNER_LIP;
        }
        return gap / interOcular();
    }

    /** Halfway between this shape and another. */
    Shape mean(Shape other) {
        double[] mean = new double[points.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (points[i] + other.points[i]) / 2;
        }
        return new Shape(mean);
    }

    /** The mean distance of its landmarks from another's, in distances between the eyes. */
    double distance(Shape other) {
        double sum = 0;
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            sum += Math.hypot(x(p) - other.x(p), y(p) - other.y(p)) / FaceTrack.POINTS;
        }
        return sum / interOcular();
    }

    /** Whether it can be the shape of a face at all. */
    boolean plausible() {
        double eyes = interOcular();
        return eyes > 1 && square().side() < 4 * eyes;
    }
}
