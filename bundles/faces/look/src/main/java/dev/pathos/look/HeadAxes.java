package dev.pathos.look;

/**
 * Where the axes of a head point in a picture, seen from afar.
 *
 * <p>The head's rotation is {@code R = Rx(pitch) Ry(yaw) Rz(roll)} in the coordinates of a camera:
 * x to the right, y down, z away, as OpenFace 2.x has it.
 *
 * @param rightX pixels to the right of a unit towards the picture's right side of the head
 * @param rightY pixels down
 * @param downX of a unit from the forehead to the chin
 * @param downY pixels down
 * @param outX of a unit out of the face
 * @param outY pixels down
 */
record HeadAxes(
        double rightX, double rightY, double downX, double downY, double outX, double outY) {
    /**
     * The axes of a pose.
     *
     * @param pitch radians about x
     * @param yaw radians about y
     * @param roll radians about z
     */
    static HeadAxes of(double pitch, double yaw, double roll) {
        double c1 = Math.cos(pitch);
        double s1 = Math.sin(pitch);
        double c2 = Math.cos(yaw);
        double s2 = Math.sin(yaw);
        double c3 = Math.cos(roll);
        double s3 = Math.sin(roll);
        return new HeadAxes(
                c2 * c3,
                c1 * s3 + s1 * s2 * c3,
                -c2 * s3,
                c1 * c3 - s1 * s2 * s3,
                // The nose points towards the camera, against z.
                -s2,
                s1 * c2);
    }
}
