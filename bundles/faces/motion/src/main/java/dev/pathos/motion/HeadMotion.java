package dev.pathos.motion;

import dev.pathos.api.face.Alignment;
import dev.pathos.api.face.FaceDetector.Box;
import java.util.Arrays;

/**
 * How the head as a whole moved between two pictures: the similarity that most of the points which
 * move with the head agree on.
 *
 * @param motion carries points of the picture before into this one
 * @param agreeing the share of those points that agree
 */
record HeadMotion(Alignment motion, double agreeing) {
    private static final int ROUNDS = 4;

    /** Residuals of so many medians are no noise any more. */
    private static final double OUTLYING = 2.5;

    private static final double LEAST_RESIDUAL = .15;

    /**
     * Fits, leaves out what does not agree, and fits again.
     *
     * @param x points of the picture before
     * @param y points
     * @param u the same points in this picture
     * @param v points
     * @param head those that move with the head
     * @param largest pixels by which a point that agrees may miss at most
     * @return the motion; with fewer than 3 points none, on which nothing agrees
     */
    static HeadMotion between(
            double[] x, double[] y, double[] u, double[] v, int[] head, double largest) {
        if (head.length < 3) {
            return new HeadMotion(new Alignment(1, 0, 0, 0), 0);
        }
        int[] agreeing = head;
        Alignment motion = shift(x, y, u, v, head);
        for (int round = 0; round < ROUNDS; round++) {
            double[] residual = new double[head.length];
            for (int i = 0; i < head.length; i++) {
                int p = head[i];
                residual[i] = Math.hypot(motion.x(x[p], y[p]) - u[p], motion.y(x[p], y[p]) - v[p]);
            }
            double[] sorted = residual.clone();
            Arrays.sort(sorted);
            double usual = Math.max(LEAST_RESIDUAL, sorted[sorted.length / 2]);
            double most = Math.min(OUTLYING * usual, largest);
            int n = 0;
            agreeing = new int[head.length];
            for (int i = 0; i < head.length; i++) {
                if (residual[i] <= most) {
                    agreeing[n++] = head[i];
                }
            }
            agreeing = Arrays.copyOf(agreeing, n);
            if (n < 3) {
                break;
            }
            motion = Alignment.fit(x, y, 0, u, v, 0, agreeing);
        }
        return new HeadMotion(motion, (double) agreeing.length / head.length);
    }

    /** The median shift, which half of the points may not spoil. */
    private static Alignment shift(double[] x, double[] y, double[] u, double[] v, int[] head) {
        double[] right = new double[head.length];
        double[] down = new double[head.length];
        for (int i = 0; i < head.length; i++) {
            right[i] = u[head[i]] - x[head[i]];
            down[i] = v[head[i]] - y[head[i]];
        }
        Arrays.sort(right);
        Arrays.sort(down);
        return new Alignment(1, 0, right[right.length / 2], down[down.length / 2]);
    }

    /** Where a box is carried to, upright as before. */
    Box carry(Box box) {
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        double scale = Math.hypot(motion.a(), motion.b());
        double width = box.width() * scale;
        double height = box.height() * scale;
        return new Box(motion.x(x, y) - width / 2, motion.y(x, y) - height / 2, width, height);
    }
}
