package dev.pathos.motion;

/** A point of a face that is followed, and its own motion of late. */
final class FacePoint {
    private static final int HISTORY = 32;

    private final Region region;
    private final double[] right = new double[HISTORY];
    private final double[] down = new double[HISTORY];
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
     */
    void move(double x, double y, double right, double down) {
        this.x = (float) x;
        this.y = (float) y;
        this.right[moved % HISTORY] = right;
        this.down[moved % HISTORY] = down;
        moved++;
    }

    /** The length of its mean own motion over the last moves, as many as there are. */
    double displacement(int moves) {
        int n = Math.min(Math.min(moves, moved), HISTORY);
        double meanRight = 0;
        double meanDown = 0;
        for (int k = 1; k <= n; k++) {
            meanRight += right[(moved - k) % HISTORY] / n;
            meanDown += down[(moved - k) % HISTORY] / n;
        }
        return Math.hypot(meanRight, meanDown);
    }
}
