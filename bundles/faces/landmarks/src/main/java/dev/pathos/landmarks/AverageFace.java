package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;

/**
 * The 68 landmarks of an average adult's face at rest, in space.
 *
 * <p>Millimetres from the nasion (point 27): to the right in the picture, down, and away from the
 * camera. Widths and heights are means of women and men in Farkas, Anthropometry of the Head and
 * Face, 2nd ed., 1994, rounded: between the outer corners of the eyes 90, the inner 32, mouth 52,
 * nasion to subnasale 53, to gnathion 117, subnasale to the tip of the nose 20, width of the face
 * 134. Other depths are estimates to about 3 mm: nobody's model is in here. The face is symmetric.
 */
final class AverageFace {
    private static final double[][] MIDLINE = {
        {8, 117, 0},
        {27, 0, 0},
        {28, 13, -6},
        {29, 26, -14},
        {30, 39, -22},
        {33, 53, -8},
        {51, 69, -10},
        {57, 86, -8},
        {62, 75.5, -7},
        {66, 77, -7},
    };

    /** A point on the left of the picture, its twin on the right, its distance from the middle. */
    private static final double[][] PAIRS = {
        {0, 16, 68, 8, 75},
        {1, 15, 67, 28, 72},
        {2, 14, 65, 48, 68},
        {3, 13, 61, 66, 62},
        {4, 12, 55, 84, 52},
        {5, 11, 46, 98, 38},
        {6, 10, 34, 108, 22},
        {7, 9, 18, 115, 7},
        {17, 26, 56, -11, 22},
        {18, 25, 47, -18, 12},
        {19, 24, 36, -22, 4},
        {20, 23, 25, -20, 0},
        {21, 22, 13, -16, -2},
        {31, 35, 12, 49, -2},
        {32, 34, 6, 51, -6},
        {36, 45, 45, 5, 20},
        {37, 44, 35.5, 0, 13},
        {38, 43, 25, 0, 10},
        {39, 42, 16, 6, 10},
        {40, 47, 25, 9, 11},
        {41, 46, 35.5, 8.5, 14},
        {48, 54, 26, 75, 5},
        {49, 53, 16, 71, -4},
        {50, 52, 6, 68, -9},
        {59, 55, 16, 82, -3},
        {58, 56, 7, 85.5, -7},
        {60, 64, 23, 75.5, 3},
        {61, 63, 8, 75, -6},
        {67, 65, 8, 76.5, -6},
    };

    private static final double[] X = new double[FaceTrack.POINTS];
    private static final double[] Y = new double[FaceTrack.POINTS];
    private static final double[] Z = new double[FaceTrack.POINTS];

    static {
        for (double[] point : MIDLINE) {
            set((int) point[0], 0, point[1], point[2]);
        }
        for (double[] pair : PAIRS) {
            set((int) pair[0], -pair[2], pair[3], pair[4]);
            set((int) pair[1], pair[2], pair[3], pair[4]);
        }
    }

    private AverageFace() {}

    private static void set(int point, double x, double y, double z) {
        X[point] = x;
        Y[point] = y;
        Z[point] = z;
    }

    /** Millimetres by which a point lies to the right of the nasion. */
    static double x(int point) {
        return X[point];
    }

    /** Millimetres by which a point lies below the nasion. */
    static double y(int point) {
        return Y[point];
    }

    /** Millimetres by which a point lies behind the nasion. */
    static double z(int point) {
        return Z[point];
    }

    /** How it looks from the front. */
    static Frontal frontal() {
        return new Frontal(X.clone(), Y.clone());
    }
}
