package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a head is turned, from the landmarks of one picture.
 *
 * <p>Scaled orthographic projection of the {@link AverageFace}: {@code (x, y) = scale R (X, Y, Z) +
 * shift}, with R the first two rows of the rotation. The {@link RigidPoints} are fitted by the
 * affine map of least squares, and the map by its nearest scaled rotation (the polar decomposition;
 * Horn, Hilden and Negahdaripour, Closed- form solution of absolute orientation using orthonormal
 * matrices, JOSA A 5(7), 1988). An affine map takes a face that is longer or wider than the average
 * for what it is, and not for a turned one, as a direct fit of the rotation would.
 *
 * @param rotation the 3 x 3 rotation, row by row
 * @param scale pixels per millimetre of the average face
 * @param x pixels from the left to the nasion
 * @param y pixels from above to the nasion
 */
record HeadPose(double[] rotation, double scale, double x, double y) {
    /**
     * Cosine of the turn from which on too little of the face is seen to look at it: 60 degrees.
     */
    private static final double LEAST_COSINE = .5;

    /** Squared ratio of the map's two stretches below which the points are about a line. */
    private static final double LEAST_RATIO = 1e-3;

    /** Pixels per millimetre below which the points are in one place. */
    private static final double LEAST_SCALE = 1e-3;

    /**
     * The pose that fits best.
     *
     * @param x landmarks, pixels to the right
     * @param y landmarks, pixels down
     * @param from the index of point 0
     * @return the pose; empty if the points are no numbers or lie in one place or on one line
     */
    static Optional<HeadPose> fit(float[] x, float[] y, int from) {
        double[] a = RigidPoints.fit(x, from);
        double[] b = RigidPoints.fit(y, from);
        // (A A')^(-1/2) A is the nearest pair of orthonormal rows; closed form for 2 x 2
        double aa = a[0] * a[0] + a[1] * a[1] + a[2] * a[2];
        double ab = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        double bb = b[0] * b[0] + b[1] * b[1] + b[2] * b[2];
        double root = Math.sqrt(Math.max(0, aa * bb - ab * ab));
        double trace = Math.sqrt(aa + bb + 2 * root);
        double scale = trace / 2;
        boolean flat = !(root * root > LEAST_RATIO * (aa + bb) * (aa + bb));
        if (flat || !(scale > LEAST_SCALE) || Double.isInfinite(scale)) {
            return Optional.empty();
        }
        double[] r = new double[9];
        for (int k = 0; k < 3; k++) {
            r[k] = ((bb + root) * a[k] - ab * b[k]) / (root * trace);
            r[3 + k] = ((aa + root) * b[k] - ab * a[k]) / (root * trace);
        }
        r[6] = r[1] * r[5] - r[2] * r[4];
        r[7] = r[2] * r[3] - r[0] * r[5];
        r[8] = r[0] * r[4] - r[1] * r[3];
        return Optional.of(
                new HeadPose(
                        r,
                        scale,
                        a[3] - scale * RigidPoints.centre(r[0], r[1], r[2]),
                        b[3] - scale * RigidPoints.centre(r[3], r[4], r[5])));
    }

    /** Turned up or down, radians, as OpenFace's {@code pose_Rx}: positive when looking down. */
    double rx() {
        return Math.atan2(-rotation[5], rotation[8]);
    }

    /**
     * Turned to the side, radians, as OpenFace's {@code pose_Ry}: positive to the picture's left.
     */
    double ry() {
        return Math.asin(Math.max(-1, Math.min(1, rotation[2])));
    }

    /** Tilted, radians, as OpenFace's {@code pose_Rz}: positive clockwise in the picture. */
    double rz() {
        return Math.atan2(-rotation[1], rotation[0]);
    }

    /**
     * What the face would look like from the front: where each point lies, given that it is as deep
     * as the average face's.
     *
     * @param px landmarks, pixels to the right
     * @param py landmarks, pixels down
     * @param from the index of point 0
     * @return the shape; empty if the face is turned by more than 60 degrees, or a point is no
     *     number or nowhere near it
     */
    Optional<Frontal> frontal(float[] px, float[] py, int from) {
        double[] r = rotation;
        if (r[8] < LEAST_COSINE) {
            return Optional.empty();
        }
        Frontal shape = new Frontal(new double[FaceTrack.POINTS], new double[FaceTrack.POINTS]);
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            double u = (px[from + p] - x) / scale - r[2] * AverageFace.z(p);
            double v = (py[from + p] - y) / scale - r[5] * AverageFace.z(p);
            shape.x()[p] = (r[4] * u - r[1] * v) / r[8];
            shape.y()[p] = (r[0] * v - r[3] * u) / r[8];
        }
        return shape.isFace() ? Optional.of(shape) : Optional.empty();
    }

    /**
     * Adds the pose of each frame to a track's measures.
     *
     * @param track a track with landmarks
     * @return the track with {@code pose_Rx}, {@code pose_Ry} and {@code pose_Rz} in radians, NaN
     *     where the tracker found no face or its points have no pose
     */
    static FaceTrack into(FaceTrack track) {
        float[][] angles = new float[3][track.frames()];
        for (int f = 0; f < track.frames(); f++) {
            Optional<HeadPose> pose =
                    track.success()[f]
                            ? fit(track.x(), track.y(), f * FaceTrack.POINTS)
                            : Optional.empty();
            angles[0][f] = pose.map(p -> (float) p.rx()).orElse(Float.NaN);
            angles[1][f] = pose.map(p -> (float) p.ry()).orElse(Float.NaN);
            angles[2][f] = pose.map(p -> (float) p.rz()).orElse(Float.NaN);
        }
        Map<String, float[]> measures = new TreeMap<>(track.measures());
        measures.put("pose_Rx", angles[0]);
        measures.put("pose_Ry", angles[1]);
        measures.put("pose_Rz", angles[2]);
        return track.with(track.intensity(), track.presence(), measures);
    }
}
