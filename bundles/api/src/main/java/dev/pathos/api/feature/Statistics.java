package dev.pathos.api.feature;

import dev.pathos.api.signal.Frames;
import java.util.Arrays;

/** Statistics of each column over an utterance: what classical models are trained on. */
public enum Statistics {
    /** The mean. */
    MEAN,
    /** The population standard deviation. */
    DEVIATION,
    /** The 5th percentile, nearest rank. */
    P05,
    /** The median, nearest rank. */
    P50,
    /** The 95th percentile, nearest rank. */
    P95;

    /**
     * Computes statistics of all columns over the finite values.
     *
     * @param frames the utterance's frames
     * @param statistics which
     * @return column after column, each with the statistics in the given order; 0 for a column
     *     without any finite value
     */
    public static float[] of(Frames frames, Statistics... statistics) {
        int width = frames.columns().size();
        float[] rows = frames.toArray();
        float[] result = new float[width * statistics.length];
        double[] column = new double[frames.rows()];
        for (int c = 0; c < width; c++) {
            int n = 0;
            for (int r = 0; r < column.length; r++) {
                float value = rows[r * width + c];
                if (Float.isFinite(value)) {
                    column[n++] = value;
                }
            }
            double[] finite = Arrays.copyOf(column, n);
            Arrays.sort(finite);
            for (int s = 0; s < statistics.length && n > 0; s++) {
                result[c * statistics.length + s] = (float) statistics[s].of(finite);
            }
        }
        return result;
    }

    private double of(double[] sorted) {
        return switch (this) {
            case MEAN -> Arrays.stream(sorted).sum() / sorted.length;
            case DEVIATION -> {
                double mean = MEAN.of(sorted);
                double sum = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
                yield Math.sqrt(sum / sorted.length);
            }
            case P05 -> rank(sorted, .05);
            case P50 -> rank(sorted, .5);
            case P95 -> rank(sorted, .95);
        };
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
