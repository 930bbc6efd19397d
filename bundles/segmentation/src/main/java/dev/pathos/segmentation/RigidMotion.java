package dev.pathos.segmentation;

/**
 * How a face moved as a whole from one crop to the next: shift, turn and change of size.
 *
 * <p>A point at (i, j), seen from the crop's middle, was at ((1 + s) i - r j + x, r i + (1 + s) j +
 * y) afterwards.
 *
 * @param x shift to the right in grid points
 * @param y shift downwards
 * @param s change of size
 * @param r turn in radians, for small ones
 */
record RigidMotion(double x, double y, double s, double r) {
    static final RigidMotion NONE = new RigidMotion(0, 0, 0, 0);

    private static final int ITERATIONS = 8;
    private static final double CENTRE = (Crop.SIZE - 1) / 2.0;

    /** More than that, and it is no motion of the same face. */
    private static final double LARGEST_SHIFT = Crop.SIZE / 4.0;

    /**
     * Follows the upper two thirds of the face, where there is no mouth (Lucas and Kanade, An
     * iterative image registration technique, IJCAI 1981, on four parameters and a change of
     * light).
     *
     * @param before the face
     * @param after the same stretch of the next picture
     * @return the motion; {@link #NONE} if it cannot be followed
     */
    static RigidMotion between(Crop before, Crop after) {
        RigidMotion motion = NONE;
        for (int n = 0; n < ITERATIONS; n++) {
            double[][] normal = new double[5][6];
            for (int j = 4; j < Crop.SIZE * 2 / 3; j++) {
                for (int i = 4; i < Crop.SIZE - 4; i++) {
                    double gx = before.slopeX(i, j);
                    double gy = before.slopeY(i, j);
                    double u = i - CENTRE;
                    double v = j - CENTRE;
                    double difference = motion.follow(after, i, j) - before.at(i, j);
                    double[] row = {gx, gy, gx * u + gy * v, gy * u - gx * v, 1};
                    add(normal, row, difference);
                }
            }
            double[] step = solve(normal);
            if (step == null) {
                return NONE;
            }
            motion =
                    new RigidMotion(
                            motion.x - step[0],
                            motion.y - step[1],
                            motion.s - step[2],
                            motion.r - step[3]);
            if (Math.hypot(motion.x, motion.y) > LARGEST_SHIFT) {
                return NONE;
            }
            if (Math.hypot(step[0], step[1]) < .01) {
                break;
            }
        }
        return motion;
    }

    /** What a point of the crop before is worth in the crop after. */
    double follow(Crop after, int i, int j) {
        double u = i - CENTRE;
        double v = j - CENTRE;
        return after.at(CENTRE + (1 + s) * u - r * v + x, CENTRE + r * u + (1 + s) * v + y);
    }

    private static void add(double[][] normal, double[] row, double value) {
        for (int a = 0; a < row.length; a++) {
            for (int b = 0; b < row.length; b++) {
                normal[a][b] += row[a] * row[b];
            }
            normal[a][row.length] += row[a] * value;
        }
    }

    /** Gauss and Jordan with pivots; null if there is no one solution. */
    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int k = c + 1; k < n; k++) {
                pivot = Math.abs(m[k][c]) > Math.abs(m[pivot][c]) ? k : pivot;
            }
            double[] swap = m[c];
            m[c] = m[pivot];
            m[pivot] = swap;
            if (Math.abs(m[c][c]) < 1e-9) {
                return null;
            }
            for (int k = 0; k < n; k++) {
                double factor = k == c ? 0 : m[k][c] / m[c][c];
                for (int l = c; factor != 0 && l <= n; l++) {
                    m[k][l] -= factor * m[c][l];
                }
            }
        }
        double[] solution = new double[n];
        for (int c = 0; c < n; c++) {
            solution[c] = m[c][n] / m[c][c];
        }
        return solution;
    }
}
