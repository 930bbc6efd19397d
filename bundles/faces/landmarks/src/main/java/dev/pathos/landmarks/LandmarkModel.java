package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Square;
import java.io.IOException;

/**
 * A network that finds 68 landmarks in a square around a face.
 *
 * @param name what people call it
 * @param network the file, its digest and its input
 * @param boxFactor sides of the smallest square around the landmarks that the square has
 * @param unit what the output measures in
 * @param order how the output is laid out
 * @param revision all that decides what comes out, digest included: what is kept of a model's
 *     landmarks is found again only under the same
 */
record LandmarkModel(
        String name, Network network, double boxFactor, Unit unit, Order order, String revision) {
    /** Values of an output: x and y of each landmark. */
    static final int VALUES = 2 * FaceTrack.POINTS;

    /**
     * Locates the landmarks of a face.
     *
     * @param sight the video, at a picture
     * @param around the smallest square around the landmarks, about
     * @return the landmarks
     * @throws IOException if the picture cannot be looked at
     * @throws dev.pathos.api.run.Problem if the network cannot be used
     */
    Shape locate(Sight sight, Square around) throws IOException {
        Square square =
                new Square(around.x(), around.y(), boxFactor * around.side(), around.angle());
        return place(sight.apply(network, square), square);
    }

    /**
     * Carries what the network gives into the picture.
     *
     * @param values the output, {@link #VALUES} of them
     * @param square where the input was cut
     */
    Shape place(float[] values, Square square) {
        int size = network.size();
        double cos = square.side() * Math.cos(square.angle());
        double sin = square.side() * Math.sin(square.angle());
        double[] points = new double[VALUES];
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            double across = unit.share(values[order.x(p, FaceTrack.POINTS)], size) - .5;
            double down = unit.share(values[order.y(p, FaceTrack.POINTS)], size) - .5;
            points[2 * p] = square.x() + across * cos - down * sin;
            points[2 * p + 1] = square.y() + across * sin + down * cos;
        }
        return new Shape(points);
    }
}
