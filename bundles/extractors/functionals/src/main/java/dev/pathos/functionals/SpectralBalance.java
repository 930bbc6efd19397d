package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import java.util.Arrays;

/**
 * How energy is distributed over low and high frequencies, of blocks of power spectra P at bins f_k
 * in hertz (Eyben et al., IEEE TAC 7(2), 2016, section 3.1); 0 in silence but for the slopes.
 *
 * <ul>
 *   <li>alpha ratio: {@code 10 log10(sum P, 1..5 kHz / sum P, 0..1 kHz)}, in decibels;
 *   <li>Hammarberg index: {@code 10 log10(max P, 0..2 kHz / max P, 2..5 kHz)} (Hammarberg et al.,
 *       Acta Otolaryngologica 90, 1980), in decibels;
 *   <li>slopes of {@code 10 log10 P}, at least -140 dB, over 0..500 and 500..1500 Hz by linear
 *       regression, in decibels per hertz, with one bin less than there are as the number of bins:
 *       the values that openSMILE 3.0 prints are those.
 * </ul>
 */
final class SpectralBalance {
    /** The number of values of a frame. */
    static final int VALUES = 4;

    private static final int W = Lanes.WIDTH;
    private static final double DECIBEL = 10 / Math.log(10);
    private static final float FLOOR = 1e-14f;

    private final Lanes lanes;
    private final int bin1000;
    private final int bin2000;
    private final int bin5000;
    private final int bin500;
    private final int bin1500;
    private final float[] low;
    private final float[] high;
    private final float[] lowSlope;
    private final float[] highSlope;
    private final float[] logs;
    private final float[] sums = new float[2 * W];
    private final float[] peaks = new float[2 * W];

    /**
     * Prepares.
     *
     * @param lanes arithmetic
     * @param binWidth the distance of two bins in hertz
     */
    SpectralBalance(Lanes lanes, double binWidth) {
        this.lanes = lanes;
        bin500 = (int) Math.round(500 / binWidth);
        bin1000 = (int) Math.round(1000 / binWidth);
        bin1500 = (int) Math.round(1500 / binWidth);
        bin2000 = (int) Math.round(2000 / binWidth);
        bin5000 = (int) Math.round(5000 / binWidth);
        low = new float[bin1000];
        Arrays.fill(low, 1);
        high = new float[bin5000 - bin1000 + 1];
        Arrays.fill(high, 1);
        lowSlope = slope(0, bin500, binWidth);
        highSlope = slope(bin500, bin1500, binWidth);
        logs = new float[(bin1500 + 1) * W];
    }

    /**
     * Weights of natural logarithms that give the slope, {@code (N x - sum x) / (N sum x^2 ...)}.
     */
    static float[] slope(int first, int last, double binWidth) {
        double count = last - first;
        double sum = 0;
        double squares = 0;
        for (int k = first; k <= last; k++) {
            sum += k * binWidth;
            squares += k * binWidth * k * binWidth;
        }
        float[] weights = new float[last - first + 1];
        for (int k = first; k <= last; k++) {
            weights[k - first] =
                    (float)
                            (DECIBEL
                                    * (count * k * binWidth - sum)
                                    / (count * squares - sum * sum));
        }
        return weights;
    }

    /**
     * Describes a block.
     *
     * @param power the spectra, one row a bin
     * @param out takes {@link #VALUES} rows
     * @param row the first of them
     */
    void describe(float[] power, float[] out, int row) {
        lanes.combine(power, bin1000, high, sums, 0);
        lanes.combine(power, 0, low, sums, 1);
        peak(power, 0, bin2000 - 1, 0);
        peak(power, bin2000, bin5000, W);
        for (int f = 0; f < W; f++) {
            out[row * W + f] = level(sums[f], sums[W + f]);
            out[(row + 1) * W + f] = level(peaks[f], peaks[W + f]);
        }
        lanes.ln(power, 0, bin1500 + 1, FLOOR, logs, 0);
        lanes.combine(logs, 0, lowSlope, out, row + 2);
        lanes.combine(logs, bin500, highSlope, out, row + 3);
    }

    private void peak(float[] power, int first, int last, int at) {
        System.arraycopy(power, first * W, peaks, at, W);
        for (int k = first + 1; k <= last; k++) {
            for (int f = 0; f < W; f++) {
                peaks[at + f] = Math.max(peaks[at + f], power[k * W + f]);
            }
        }
    }

    private static float level(float above, float below) {
        return above > 0 && below > 0 ? (float) (DECIBEL * Math.log((double) above / below)) : 0;
    }
}
