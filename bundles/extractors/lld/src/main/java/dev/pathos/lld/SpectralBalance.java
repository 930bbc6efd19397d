package dev.pathos.lld;

import java.util.List;

/**
 * How low and high frequencies stand to one another.
 *
 * <ul>
 *   <li>{@code band-250-650}, {@code band-1000-4000}: the power between two frequencies in hertz,
 *       as a level in decibels.
 *   <li>{@code alpha-ratio}: the level of 1-5 kHz over that of 50-1000 Hz in decibels (Sundberg and
 *       Nordenberg 2006).
 *   <li>{@code hammarberg-index}: the strongest bin below 2 kHz over the strongest of 2-5 kHz in
 *       decibels (Hammarberg et al. 1980).
 *   <li>{@code slope}, {@code slope-0-500}, {@code slope-500-1500}: the slope of the line fitted to
 *       the levels of the bins over frequency, of the whole spectrum and of two ranges, in decibels
 *       per kilohertz (Tamarit et al. 2008; Eyben et al. 2016).
 * </ul>
 */
final class SpectralBalance implements Descriptors {
    private static final double DECIBEL = 10 / Math.log(10);

    private final double binWidth;
    private final int bins;

    SpectralBalance(Frame frame) {
        binWidth = frame.binWidth;
        bins = frame.power.length;
    }

    @Override
    public List<String> names() {
        return List.of(
                "band-250-650",
                "band-1000-4000",
                "alpha-ratio",
                "hammarberg-index",
                "slope",
                "slope-0-500",
                "slope-500-1500");
    }

    @Override
    public void describe(Frame frame, float[] row, int at) {
        float[] power = frame.power;
        row[at] = level(sum(power, 250, 650));
        row[at + 1] = level(sum(power, 1000, 4000));
        row[at + 2] = level(sum(power, 1000, 5000) / sum(power, 50, 1000));
        row[at + 3] = level(top(power, 0, 2000) / top(power, 2000, 5000));
        row[at + 4] = slope(frame.logPower, 0, Double.MAX_VALUE);
        row[at + 5] = slope(frame.logPower, 0, 500);
        row[at + 6] = slope(frame.logPower, 500, 1500);
    }

    private static float level(double power) {
        return (float) (DECIBEL * Math.log(power));
    }

    /** The first bin at or above a frequency, never the one at 0 Hz. */
    private int bin(double hertz) {
        return (int) Math.max(1, Math.min(bins, Math.ceil(hertz / binWidth - 1e-9)));
    }

    private double sum(float[] power, double from, double to) {
        double sum = 0;
        for (int k = bin(from); k < bin(to); k++) {
            sum += power[k];
        }
        return sum;
    }

    private double top(float[] power, double from, double to) {
        float top = 0;
        for (int k = bin(from); k < bin(to); k++) {
            top = Math.max(top, power[k]);
        }
        return top;
    }

    private float slope(float[] logs, double from, double to) {
        int first = bin(from);
        int last = bin(to);
        int n = last - first;
        double middle = (n - 1) / 2.;
        double product = 0;
        for (int i = 0; i < n; i++) {
            product += (i - middle) * logs[first + i];
        }
        double squares = n * ((double) n * n - 1) / 12;
        return (float) (DECIBEL * product / squares / binWidth * 1000);
    }
}
