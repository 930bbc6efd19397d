package dev.pathos.motion;

/** A point of a face that is followed, and its own motion of late. */
final class FacePoint {
    private static final int HISTORY = 32;

    /** Seconds by which times that are meant to be equal may differ. */
    private static final double SLACK = 1e-3;

    private final Region region;
    private final double[] right = new double[HISTORY];
    private final double[] down = new double[HISTORY];
    private final double[] seconds = new double[HISTORY];
    private int moved;
    private float x;
    private float y;

    FacePoint(float x, float y, Region region) {
        this.x = x;
        this.y = y;
        this.region = region;
    }

    float x() {
        return x;
    }

    float y() {
        return y;
    }

    Region region() {
        return region;
    }

    /**
     * Moves on.
     *
     * @param x where it is now
     * @param y where it is now
     * @param right by how much it moved beside the head
     * @param down by how much it moved beside the head
     * @param elapsed seconds that it took
     */
    void move(double x, double y, double right, double down, double elapsed) {
        this.x = (float) x;
        this.y = (float) y;
        int at = moved++ % HISTORY;
        this.right[at] = right;
        this.down[at] = down;
        this.seconds[at] = elapsed;
    }

    /**
     * The length of its mean own velocity of late.
     *
     * @param span seconds over which it is averaged, as nearly as whole moves come to it
     * @return in the unit of its moves per second; 0 before the first move
     */
    double speed(double span) {
        int most = Math.min(moved, HISTORY);
        double sumRight = 0;
        double sumDown = 0;
        double elapsed = 0;
        for (int k = 1; k <= most; k++) {
            int at = (moved - k) % HISTORY;
            if (k > 1 && elapsed + seconds[at] / 2 > span + SLACK) {
                break;
            }
            sumRight += right[at];
            sumDown += down[at];
            elapsed += seconds[at];
        }
        return elapsed > 0 ? Math.hypot(sumRight, sumDown) / elapsed : 0;
    }
}
