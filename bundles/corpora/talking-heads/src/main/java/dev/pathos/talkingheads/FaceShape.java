package dev.pathos.talkingheads;

import dev.pathos.api.face.FaceTrack;

/**
 * The 68 landmarks of a face at rest, in mm from the middle between the eyes: to the right on the
 * picture, down, and away from the camera.
 *
 * <p>A construction of our own from a few curves: jaw on an ellipse, brows on arcs, the rest placed
 * by usual proportions (outer eye corners 90 mm apart).
 *
 * @param x to the right
 * @param y down
 * @param z away from the camera
 */
record FaceShape(double[] x, double[] y, double[] z) {
    private static final int POINTS = FaceTrack.POINTS;

    /** Landmark, x, y, z of nose, eyes and mouth; the picture's left half and the midline. */
    private static final double[][] PLACED = {
        {27, 0, 2, 2},
        {28, 0, 14, -5},
        {29, 0, 26, -12},
        {30, 0, 38, -20},
        {31, -14, 46, -2},
        {32, -7, 48, -7},
        {33, 0, 50, -9},
        {36, -45, 0, 14},
        {37, -36, -5, 9},
        {38, -25, -5, 8},
        {39, -16, 1, 9},
        {40, -25, 4.5, 8},
        {41, -36, 4.5, 9},
        {48, -25, 74, 6},
        {49, -15, 69, 0},
        {50, -5.5, 66.5, -3},
        {51, 0, 67.5, -4},
        {57, 0, 85, -2},
        {58, -6.5, 84, -2},
        {59, -15, 81, 1},
        {60, -21, 74, 4},
        {61, -7, 73, 0},
        {62, 0, 73.5, -1},
        {66, 0, 75.5, -1},
        {67, -7, 75, 0},
    };

    /** The landmark on the other side of the face; itself on the midline. */
    static int mirror(int point) {
        int sum;
        if (point <= 16) {
            sum = 16;
        } else if (point <= 26) {
            sum = 43;
        } else if (point <= 30) {
            sum = 2 * point;
        } else if (point <= 35) {
            sum = 66;
        } else if (point <= 47) {
            boolean lid = point == 40 || point == 41 || point >= 46;
            sum = lid ? 87 : 81;
        } else if (point <= 54) {
            sum = 102;
        } else if (point <= 59) {
            sum = 114;
        } else if (point <= 64) {
            sum = 124;
        } else {
            sum = 132;
        }
        return sum - point;
    }

    /** The average face. */
    static FaceShape average() {
        FaceShape face = new FaceShape(new double[POINTS], new double[POINTS], new double[POINTS]);
        for (int i = 0; i <= 8; i++) {
            double angle = Math.PI * i / 16;
            double cosine = StrictMath.cos(angle);
            double sine = StrictMath.sin(angle);
            face.place(i, -70 * cosine, 5 + 112 * StrictMath.pow(sine, .85), 70 * cosine * cosine);
        }
        for (int i = 0; i <= 4; i++) {
            double arch = StrictMath.sin(Math.PI * (i + .6) / 5.2);
            face.place(17 + i, -58 + 11.5 * i, -19 - 9 * arch, 14 - 2.5 * i);
        }
        for (double[] p : PLACED) {
            face.place((int) p[0], p[1], p[2], p[3]);
        }
        return face;
    }

    /** A person's face: the average one, stretched and with some features moved. */
    static FaceShape of(Draws draws) {
        FaceShape face = average();
        double width = 1 + .04 * draws.gaussian();
        double height = 1 + .04 * draws.gaussian();
        double jaw = 1 + .05 * draws.gaussian();
        double brow = 2 * draws.gaussian();
        double mouth = 2 * draws.gaussian();
        double mouthWidth = 1 + .06 * draws.gaussian();
        double lids = 1 + .15 * draws.gaussian();
        for (int p = 0; p < POINTS; p++) {
            double stretch = p <= 16 ? jaw : p >= 48 ? mouthWidth : 1;
            double open = p >= 36 && p <= 47 ? lids : 1;
            double shift = p >= 17 && p <= 26 ? brow : p >= 48 ? mouth : 0;
            face.x[p] *= width * stretch;
            face.y[p] = face.y[p] * height * open + shift;
        }
        return face;
    }

    private void place(int point, double right, double down, double away) {
        x[point] = right;
        y[point] = down;
        z[point] = away;
        int other = mirror(point);
        if (other != point) {
            x[other] = -right;
            y[other] = down;
            z[other] = away;
        }
    }
}
