package dev.pathos.landmarks;

/**
 * The 68 landmarks of a face as it would look from the front, in millimetres of an average face.
 *
 * @param x to the right of the nasion
 * @param y below the nasion
 */
record Frontal(double[] x, double[] y) {
    /** Millimetres from the nasion at which there is no face. */
    private static final double FAR = 1000;

    /** The mean of the points' x. */
    double across(int... points) {
        return mean(x, points);
    }

    /** The mean of the points' y. */
    double down(int... points) {
        return mean(y, points);
    }

    private static double mean(double[] of, int... points) {
        double sum = 0;
        for (int point : points) {
            sum += of[point];
        }
        return sum / points.length;
    }

    /** By how much points lie above the corners of the eyes, on average. */
    double aboveEyes(int... points) {
        return down(36, 39, 42, 45) - down(points);
    }

    /** By how much points lie below the base of the nose, on average. */
    double belowNose(int... points) {
        return down(points) - down(31, 32, 33, 34, 35);
    }

    /** Whether all points are numbers within reach of a face. */
    boolean isFace() {
        boolean near = true;
        for (int p = 0; p < x.length; p++) {
            near &= Math.abs(x[p]) < FAR && Math.abs(y[p]) < FAR;
        }
        return near;
    }
}
