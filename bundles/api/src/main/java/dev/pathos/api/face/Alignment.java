package dev.pathos.api.face;

/**
 * A similarity transform of the plane (rotation, uniform scale, translation): {@code x' = a x - b y
 * + tx}, {@code y' = b x + a y + ty}.
 *
 * @param a scale times cosine
 * @param b scale times sine
 * @param tx shift to the right
 * @param ty shift down
 */
public record Alignment(double a, double b, double tx, double ty) {
    /** Landmarks that move with the head and not with its expression: eye corners, nose bridge. */
    private static final int[] RIGID = {27, 28, 29, 30, 36, 39, 42, 45};

    /** The rigid landmarks' indices: eye corners and nose bridge. */
    public static int[] rigidPoints() {
        return RIGID.clone();
    }

    /**
     * The least-squares similarity that carries points of one shape onto another.
     *
     * <p>Closed form for the plane (Umeyama 1991, specialised): with both shapes centred, {@code a
     * = sum(x u + y v) / s}, {@code b = sum(x v - y u) / s}, {@code s = sum(x^2 + y^2)}.
     *
     * @param x coordinates of the shape to carry
     * @param y coordinates of the shape to carry
     * @param from the index of that shape's point 0
     * @param u coordinates of the shape to reach
     * @param v coordinates of the shape to reach
     * @param to the index of that shape's point 0
     * @param points the points to use, at least two distinct ones
     * @return the transform; a shift only if all points of the first shape coincide
     */
    public static Alignment fit(
            double[] x, double[] y, int from, double[] u, double[] v, int to, int[] points) {
        double mx = 0;
        double my = 0;
        double mu = 0;
        double mv = 0;
        int n = points.length;
        for (int p : points) {
            mx += x[from + p] / n;
            my += y[from + p] / n;
            mu += u[to + p] / n;
            mv += v[to + p] / n;
        }
        double cosine = 0;
        double sine = 0;
        double size = 0;
        for (int p : points) {
            double dx = x[from + p] - mx;
            double dy = y[from + p] - my;
            double du = u[to + p] - mu;
            double dv = v[to + p] - mv;
            cosine += dx * du + dy * dv;
            sine += dx * dv - dy * du;
            size += dx * dx + dy * dy;
        }
        double a = size == 0 ? 1 : cosine / size;
        double b = size == 0 ? 0 : sine / size;
        return new Alignment(a, b, mu - (a * mx - b * my), mv - (b * mx + a * my));
    }

    /** The transformed x of a point. */
    public double x(double x, double y) {
        return a * x - b * y + tx;
    }

    /** The transformed y of a point. */
    public double y(double x, double y) {
        return b * x + a * y + ty;
    }
}
