package dev.pathos.api.face;

import java.util.Arrays;

/**
 * A face on an even grid of time with head motion removed: every valid shape is carried onto the
 * clip's mean shape by the similarity that fits eye corners and nose bridge best.
 *
 * @param valid whether a grid point has landmarks
 * @param x the aligned landmarks, point {@code p} of grid point {@code g} at {@code g * 68 + p}
 * @param y laid out as {@code x}
 */
public record AlignedFace(boolean[] valid, double[] x, double[] y) {
    private static final int POINTS = FaceTrack.POINTS;
    private static final int RIGHT_EYE = 36;
    private static final int LEFT_EYE = 45;

    /**
     * Aligns.
     *
     * <p>The mean shape begins as the first valid shape; each round aligns all shapes to it and
     * takes their mean.
     *
     * @param face at least one grid point of which is valid
     * @param rounds how often the mean shape is computed, at least 1
     * @return the aligned face
     */
    public static AlignedFace of(Resampled face, int rounds) {
        double[] x = new double[face.x().length];
        double[] y = new double[x.length];
        int first = 0;
        while (!face.valid()[first]) {
            first++;
        }
        double[] meanX = Arrays.copyOfRange(face.x(), first * POINTS, (first + 1) * POINTS);
        double[] meanY = Arrays.copyOfRange(face.y(), first * POINTS, (first + 1) * POINTS);
        for (int round = 0; round <= rounds; round++) {
            carry(face, meanX, meanY, x, y);
            if (round < rounds) {
                mean(face.valid(), x, meanX);
                mean(face.valid(), y, meanY);
            }
        }
        return new AlignedFace(face.valid(), x, y);
    }

    private static void carry(
            Resampled face, double[] meanX, double[] meanY, double[] x, double[] y) {
        int[] rigid = Alignment.rigidPoints();
        for (int g = 0; g < face.valid().length; g++) {
            if (face.valid()[g]) {
                int from = g * POINTS;
                Alignment fit = Alignment.fit(face.x(), face.y(), from, meanX, meanY, 0, rigid);
                for (int i = from; i < from + POINTS; i++) {
                    x[i] = fit.x(face.x()[i], face.y()[i]);
                    y[i] = fit.y(face.x()[i], face.y()[i]);
                }
            }
        }
    }

    private static void mean(boolean[] valid, double[] values, double[] mean) {
        Arrays.fill(mean, 0);
        int n = 0;
        for (int g = 0; g < valid.length; g++) {
            if (valid[g]) {
                n++;
                for (int p = 0; p < POINTS; p++) {
                    mean[p] += values[g * POINTS + p];
                }
            }
        }
        for (int p = 0; p < POINTS; p++) {
            mean[p] /= n;
        }
    }

    /** The median distance between the outer eye corners, in the unit of the mean shape. */
    public double interOcularDistance() {
        double[] distances = new double[valid.length];
        int n = 0;
        for (int g = 0; g < valid.length; g++) {
            if (valid[g]) {
                int right = g * POINTS + RIGHT_EYE;
                int left = g * POINTS + LEFT_EYE;
                distances[n++] = Math.hypot(x[left] - x[right], y[left] - y[right]);
            }
        }
        Arrays.sort(distances, 0, n);
        return n % 2 == 1 ? distances[n / 2] : (distances[n / 2 - 1] + distances[n / 2]) / 2;
    }

    /**
     * The same face with each coordinate averaged over the grid points around it, those beyond a
     * gap left out.
     *
     * @param width grid points in an average, odd; 1 changes nothing
     * @return the smoothed face
     */
    public AlignedFace smoothed(int width) {
        double[] smoothX = new double[x.length];
        double[] smoothY = new double[y.length];
        for (int g = 0; g < valid.length; g++) {
            if (valid[g]) {
                int from = g;
                int to = g;
                while (from > 0 && valid[from - 1] && g - from < width / 2) {
                    from--;
                }
                while (to + 1 < valid.length && valid[to + 1] && to - g < width / 2) {
                    to++;
                }
                for (int p = 0; p < POINTS; p++) {
                    for (int k = from; k <= to; k++) {
                        smoothX[g * POINTS + p] += x[k * POINTS + p] / (to - from + 1);
                        smoothY[g * POINTS + p] += y[k * POINTS + p] / (to - from + 1);
                    }
                }
            }
        }
        return new AlignedFace(valid, smoothX, smoothY);
    }
}
