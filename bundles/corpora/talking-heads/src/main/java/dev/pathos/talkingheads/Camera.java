package dev.pathos.talkingheads;

/** A pinhole camera: 640 x 480 pixels, focal length 500 pixels. */
final class Camera {
    private static final double FOCUS = 500;
    private static final double MIDDLE_X = 320;
    private static final double MIDDLE_Y = 240;

    private Camera() {}

    /**
     * Projects a face.
     *
     * @param face landmarks in mm
     * @param pose shift to the right, down, away in mm from the camera; pitch, yaw, roll in radians
     * @param x takes pixels to the right
     * @param y takes pixels down
     */
    static void project(FaceShape face, double[] pose, double[] x, double[] y) {
        double cp = StrictMath.cos(pose[3]);
        double sp = StrictMath.sin(pose[3]);
        double cy = StrictMath.cos(pose[4]);
        double sy = StrictMath.sin(pose[4]);
        double cr = StrictMath.cos(pose[5]);
        double sr = StrictMath.sin(pose[5]);
        for (int p = 0; p < x.length; p++) {
            // Roll, then yaw, then pitch.
            double x1 = cr * face.x()[p] - sr * face.y()[p];
            double y1 = sr * face.x()[p] + cr * face.y()[p];
            double x2 = cy * x1 + sy * face.z()[p];
            double z2 = -sy * x1 + cy * face.z()[p];
            double y3 = cp * y1 - sp * z2;
            double z3 = sp * y1 + cp * z2;
            double away = pose[2] + z3;
            x[p] = MIDDLE_X + FOCUS * (pose[0] + x2) / away;
            y[p] = MIDDLE_Y + FOCUS * (pose[1] + y3) / away;
        }
    }
}
