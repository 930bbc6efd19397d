package dev.pathos.landmarks;

import java.util.Arrays;

/**
 * Maps the {@link AverageFace} onto a picture by the points that expressions move least: the
 * corners of the eyes, the bridge of the nose and, with half the weight, its base.
 */
final class RigidPoints {
    private static final int[] POINTS = {36, 39, 42, 45, 27, 28, 29, 30, 31, 32, 33, 34, 35};
    private static final double[] WEIGHTS = {1, 1, 1, 1, 1, 1, 1, 1, .5, .5, .5, .5, .5};
    private static final double TOTAL = Arrays.stream(WEIGHTS).sum();

    private static final double[] CENTRE = new double[3];

    /** What a point's coordinate contributes to each of the three slopes. */
    private static final double[][] SLOPES = new double[3][POINTS.length];

    static {
        for (int i = 0; i < POINTS.length; i++) {
            CENTRE[1] += WEIGHTS[i] * AverageFace.y(POINTS[i]) / TOTAL;
            CENTRE[2] += WEIGHTS[i] * AverageFace.z(POINTS[i]) / TOTAL;
        }
        double xx = 0;
        double yy = 0;
        double yz = 0;
        double zz = 0;
        for (int i = 0; i < POINTS.length; i++) {
            xx += WEIGHTS[i] * x(i) * x(i);
            yy += WEIGHTS[i] * y(i) * y(i);
            yz += WEIGHTS[i] * y(i) * z(i);
            zz += WEIGHTS[i] * z(i) * z(i);
        }
        // width is apart from height and depth because the face is symmetric
        double determinant = yy * zz - yz * yz;
        for (int i = 0; i < POINTS.length; i++) {
            SLOPES[0][i] = WEIGHTS[i] * x(i) / xx;
            SLOPES[1][i] = WEIGHTS[i] * (zz * y(i) - yz * z(i)) / determinant;
            SLOPES[2][i] = WEIGHTS[i] * (yy * z(i) - yz * y(i)) / determinant;
        }
    }

    private RigidPoints() {}

    private static double x(int i) {
        return AverageFace.x(POINTS[i]);
    }

    private static double y(int i) {
        return AverageFace.y(POINTS[i]) - CENTRE[1];
    }

    private static double z(int i) {
        return AverageFace.z(POINTS[i]) - CENTRE[2];
    }

    /**
     * Fits one coordinate of the picture by least squares.
     *
     * @param coordinates pixels of the landmarks
     * @param from the index of point 0
     * @return pixels per millimetre of the face's width, height and depth, and the mean pixel
     */
    static double[] fit(float[] coordinates, int from) {
        double[] map = new double[4];
        for (int i = 0; i < POINTS.length; i++) {
            double value = coordinates[from + POINTS[i]];
            for (int axis = 0; axis < 3; axis++) {
                map[axis] += SLOPES[axis][i] * value;
            }
            map[3] += WEIGHTS[i] * value / TOTAL;
        }
        return map;
    }

    /** Millimetres along a direction from the nasion to the mean of the points. */
    static double centre(double x, double y, double z) {
        return x * CENTRE[0] + y * CENTRE[1] + z * CENTRE[2];
    }
}
