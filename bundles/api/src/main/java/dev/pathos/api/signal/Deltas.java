package dev.pathos.api.signal;

/**
 * Regression deltas: the slope of each column over neighbouring rows (Furui 1986).
 *
 * <p>{@code d_t = sum_n n (c_(t+n) - c_(t-n)) / (2 sum_n n^2)} with n from 1 to the reach; rows
 * before the first and after the last are taken to equal them. NaN where a row that it looks at is
 * NaN; the row itself is not looked at.
 */
public final class Deltas {
    private Deltas() {}

    /**
     * Computes the deltas of all columns.
     *
     * @param values row-major values
     * @param rows the number of rows
     * @param width the number of columns
     * @param reach rows to each side, 2 by default elsewhere
     * @param into takes as many values, in units a row
     */
    public static void of(float[] values, int rows, int width, int reach, float[] into) {
        float norm = 0;
        for (int n = 1; n <= reach; n++) {
            norm += 2 * n * n;
        }
        for (int t = 0; t < rows; t++) {
            int at = t * width;
            for (int c = 0; c < width; c++) {
                into[at + c] = 0;
            }
            for (int n = 1; n <= reach; n++) {
                int ahead = Math.min(rows - 1, t + n) * width;
                int behind = Math.max(0, t - n) * width;
                float weight = n / norm;
                for (int c = 0; c < width; c++) {
                    into[at + c] += weight * (values[ahead + c] - values[behind + c]);
                }
            }
        }
    }
}
