package dev.pathos.look;

import java.util.Arrays;

/**
 * A series summed up by the columns of pixels of a plot.
 *
 * @param means the mean of each column's known values, NaN where there is none
 * @param least the least of them
 * @param most the largest of them
 */
record Columns(Series means, Series least, Series most) {
    /**
     * Sums up.
     *
     * <p>A column is joined to the one before if both have known values; what lies between them is
     * less than a pixel.
     *
     * @param series the series
     * @param plot its columns
     */
    static Columns of(Series series, Plot plot) {
        int n = plot.width();
        double[] sum = new double[n];
        int[] count = new int[n];
        float[] least = new float[n];
        float[] most = new float[n];
        Arrays.fill(least, Float.NaN);
        Arrays.fill(most, Float.NaN);
        for (int i = 0; i < series.size(); i++) {
            int c = (int) Math.floor(plot.at(series.time()[i]) - plot.x());
            if (c >= 0 && c < n && series.known(i)) {
                float value = series.value()[i];
                sum[c] += value;
                least[c] = count[c] == 0 ? value : Math.min(least[c], value);
                most[c] = count[c] == 0 ? value : Math.max(most[c], value);
                count[c]++;
            }
        }
        double[] time = new double[n];
        float[] means = new float[n];
        double width = (plot.to() - plot.from()) / n;
        for (int c = 0; c < n; c++) {
            time[c] = plot.from() + (c + .5) * width;
            means[c] = count[c] == 0 ? Float.NaN : (float) (sum[c] / count[c]);
        }
        return new Columns(
                new Series(time, means, 1.5 * width),
                new Series(time, least, 1.5 * width),
                new Series(time, most, 1.5 * width));
    }
}
