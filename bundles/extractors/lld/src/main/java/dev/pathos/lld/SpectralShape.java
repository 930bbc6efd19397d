package dev.pathos.lld;

import java.util.List;

/**
 * How the power P(f) is distributed over frequency, taken as a distribution {@code p = P / sum P};
 * the bin at 0 Hz is left out.
 *
 * <ul>
 *   <li>{@code centroid}: its mean in hertz; {@code spread}: its standard deviation in hertz;
 *       {@code skewness}, {@code kurtosis}: its third and fourth standardised moments (Peeters
 *       2004).
 *   <li>{@code roll-off-25 .. 90}: the frequency in hertz below or at which that percentage of the
 *       power lies (Tzanetakis and Cook 2002).
 *   <li>{@code entropy}: {@code - sum p ln p / ln K}, 0 for a line, 1 for white (Misra et al.
 *       2004).
 *   <li>{@code flatness}: {@code 10 log10(geometric mean / arithmetic mean)} in decibels, at most 0
 *       (Johnston 1988).
 *   <li>{@code flux}: {@code sqrt(sum (a_t - a_(t-1))^2)} of amplitudes {@code a = sqrt(P)}, 0 in
 *       the first frame (the 2-norm of Scheirer and Slaney 1997).
 * </ul>
 */
final class SpectralShape implements Descriptors {
    private static final double[] SHARES = {.25, .5, .75, .9};

    private final float[] hertz;
    private final double decibel = 10 / Math.log(10);

    SpectralShape(Frame frame) {
        hertz = new float[frame.power.length];
        for (int k = 0; k < hertz.length; k++) {
            hertz[k] = (float) (k * frame.binWidth);
        }
    }

    @Override
    public List<String> names() {
        return List.of(
                "centroid",
                "spread",
                "skewness",
                "kurtosis",
                "roll-off-25",
                "roll-off-50",
                "roll-off-75",
                "roll-off-90",
                "entropy",
                "flatness",
                "flux");
    }

    @Override
    public void describe(Frame frame, float[] row, int at) {
        float[] power = frame.power;
        double total = 0;
        double first = 0;
        double logs = 0;
        double weightedLogs = 0;
        double change = 0;
        for (int k = 1; k < power.length; k++) {
            double p = power[k];
            total += p;
            first += p * hertz[k];
            logs += frame.logPower[k];
            weightedLogs += p * frame.logPower[k];
            double d = frame.amplitude[k] - frame.previous[k];
            change += d * d;
        }
        moments(power, total, first / total, row, at);
        rollOff(power, total, row, at + 4);
        int bins = power.length - 1;
        double log = Math.log(total);
        row[at + 8] = (float) ((log - weightedLogs / total) / Math.log(bins));
        row[at + 9] = (float) (decibel * (logs / bins - (log - Math.log(bins))));
        row[at + 10] = (float) Math.sqrt(change);
    }

    private void moments(float[] power, double total, double centroid, float[] row, int at) {
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int k = 1; k < power.length; k++) {
            double d = hertz[k] - centroid;
            double square = power[k] * d * d;
            second += square;
            third += square * d;
            fourth += square * d * d;
        }
        double variance = second / total;
        double spread = Math.sqrt(variance);
        row[at] = (float) centroid;
        row[at + 1] = (float) spread;
        row[at + 2] = (float) (third / total / (variance * spread));
        row[at + 3] = (float) (fourth / total / (variance * variance));
    }

    private void rollOff(float[] power, double total, float[] row, int at) {
        int reached = 0;
        double sum = 0;
        for (int k = 1; k < power.length && reached < SHARES.length; k++) {
            sum += power[k];
            // the last bin reaches every share, whatever rounding has done to the sums
            while (reached < SHARES.length
                    && (sum >= SHARES[reached] * total || k == power.length - 1)) {
                row[at + reached++] = hertz[k];
            }
        }
    }
}
