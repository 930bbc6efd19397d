package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.tck.SyntheticFace;
import dev.pathos.tck.SyntheticFace.Pose;

/** Shapes of the synthetic face, and what a network that finds them exactly would give. */
final class Shapes {
    private Shapes() {}

    /** The face at rest. */
    static Shape at(Pose pose) {
        return frame(SyntheticFace.still(25, 0).posed(pose).track(), 0);
    }

    /** One frame of a track. */
    static Shape frame(FaceTrack track, int frame) {
        double[] points = new double[2 * FaceTrack.POINTS];
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            points[2 * p] = track.x()[frame * FaceTrack.POINTS + p];
            points[2 * p + 1] = track.y()[frame * FaceTrack.POINTS + p];
        }
        return new Shape(points);
    }

    /** All points of a shape moved. */
    static Shape moved(Shape shape, double right, double down) {
        double[] points = shape.points().clone();
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            points[2 * p] += right;
            points[2 * p + 1] += down;
        }
        return new Shape(points);
    }

    /** Where the points of a shape lie in a square, 0 to 1, x and y of each in turn. */
    static float[] shares(Shape shape, Square square) {
        float[] shares = new float[2 * FaceTrack.POINTS];
        double cosine = Math.cos(square.angle());
        double sine = Math.sin(square.angle());
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            double right = shape.x(p) - square.x();
            double down = shape.y(p) - square.y();
            shares[2 * p] = (float) ((cosine * right + sine * down) / square.side() + .5);
            shares[2 * p + 1] = (float) ((cosine * down - sine * right) / square.side() + .5);
        }
        return shares;
    }
}
