package dev.pathos.functionals;

/**
 * Finds the roots of polynomials with real coefficients by Laguerre's method and deflation (Press
 * et al., Numerical Recipes, section 9.5), a pair of conjugates at a time.
 *
 * <p>It begins at 0, so that roots come out with about ascending moduli, which keeps deflation
 * stable. For one thread.
 */
final class PolynomialRoots {
    private static final int ITERATIONS = 60;

    /** Steps below this share of the root end the search; it converges cubically. */
    private static final double STEP = 1e-9;

    /** Below this share of the modulus an imaginary part is rounding. */
    private static final double REAL = 1e-9;

    private final double[] p;
    private final double[] re;
    private final double[] im;
    private int count;
    private double x;
    private double y;

    /**
     * Prepares for polynomials up to a degree.
     *
     * @param degree at least 1
     */
    PolynomialRoots(int degree) {
        p = new double[degree + 1];
        re = new double[degree];
        im = new double[degree];
    }

    /**
     * Finds all roots.
     *
     * @param coefficients from the highest power down to the constant; the first is not 0
     */
    void solve(double[] coefficients) {
        int degree = coefficients.length - 1;
        System.arraycopy(coefficients, 0, p, 0, coefficients.length);
        count = 0;
        while (degree > 2) {
            laguerre(degree);
            if (Math.abs(y) <= REAL * Math.abs(x)) {
                add(x, 0);
                divide(degree, x);
                degree -= 1;
            } else {
                add(x, y);
                add(x, -y);
                divide(degree, 2 * x, -(x * x + y * y));
                degree -= 2;
            }
        }
        if (degree == 2) {
            quadratic(p[0], p[1], p[2]);
        } else if (degree == 1) {
            add(-p[1] / p[0], 0);
        }
    }

    private void add(double real, double imaginary) {
        re[count] = real;
        im[count] = imaginary;
        count++;
    }

    private void quadratic(double a, double b, double c) {
        double discriminant = b * b - 4 * a * c;
        if (discriminant < 0) {
            double imaginary = Math.sqrt(-discriminant) / (2 * a);
            add(-b / (2 * a), imaginary);
            add(-b / (2 * a), -imaginary);
        } else {
            double q = -.5 * (b + Math.copySign(Math.sqrt(discriminant), b));
            add(q / a, 0);
            add(q == 0 ? 0 : c / q, 0);
        }
    }

    /** Divides by {@code z - root}. */
    private void divide(int degree, double root) {
        for (int i = 1; i < degree; i++) {
            p[i] += root * p[i - 1];
        }
    }

    /** Divides by {@code z^2 - sum z - product}. */
    private void divide(int degree, double sum, double product) {
        p[1] += sum * p[0];
        for (int i = 2; i < degree - 1; i++) {
            p[i] += sum * p[i - 1] + product * p[i - 2];
        }
    }

    /** Moves (x, y) from 0 to a root of the polynomial that is left. */
    private void laguerre(int n) {
        x = 0;
        y = 0;
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            // the value, the first derivative and half the second, by Horner's scheme
            double vr = p[0];
            double vi = 0;
            double dr = 0;
            double di = 0;
            double hr = 0;
            double hi = 0;
            for (int i = 1; i <= n; i++) {
                double t = x * hr - y * hi + dr;
                hi = x * hi + y * hr + di;
                hr = t;
                t = x * dr - y * di + vr;
                di = x * di + y * dr + vi;
                dr = t;
                t = x * vr - y * vi + p[i];
                vi = x * vi + y * vr;
                vr = t;
            }
            double v = vr * vr + vi * vi;
            if (v == 0) {
                return;
            }
            double gr = (dr * vr + di * vi) / v;
            double gi = (di * vr - dr * vi) / v;
            double sr = gr * gr - gi * gi - 2 * (hr * vr + hi * vi) / v;
            double si = 2 * gr * gi - 2 * (hi * vr - hr * vi) / v;
            double er = (n - 1) * (n * sr - (gr * gr - gi * gi));
            double ei = (n - 1) * (n * si - 2 * gr * gi);
            double modulus = Math.sqrt(er * er + ei * ei);
            double rr = Math.sqrt(Math.max(0, .5 * (modulus + er)));
            double ri = Math.copySign(Math.sqrt(Math.max(0, .5 * (modulus - er))), ei);
            double sign = gr * rr + gi * ri >= 0 ? 1 : -1;
            double ar = gr + sign * rr;
            double ai = gi + sign * ri;
            double a = ar * ar + ai * ai;
            // a plateau is left in some direction; a cycle is broken by a shorter step
            double scale = a == 0 ? iteration : (iteration % 10 == 0 ? .5 : 1) * n / a;
            double stepX = a == 0 ? scale : scale * ar;
            double stepY = a == 0 ? scale : -scale * ai;
            x -= stepX;
            y -= stepY;
            if (Math.abs(stepX) + Math.abs(stepY) <= STEP * (Math.abs(x) + Math.abs(y))) {
                return;
            }
        }
    }

    /** How many roots there are. */
    int count() {
        return count;
    }

    /** The real part of a root. */
    double re(int root) {
        return re[root];
    }

    /** The imaginary part of a root. */
    double im(int root) {
        return im[root];
    }
}
