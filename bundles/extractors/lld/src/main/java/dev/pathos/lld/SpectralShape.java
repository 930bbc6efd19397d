package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import java.util.Arrays;
import java.util.List;

/**
 * How the power P(f) is distributed over frequency, taken as a distribution {@code p = P / sum P};
 * the bin at 0 Hz is left out, and all is 0 in silence but for the entropy.
 *
 * <ul>
 *   <li>{@code spectralCentroid}: its mean in hertz; {@code spectralVariance} in hertz squared;
 *       {@code spectralSkewness}, {@code spectralKurtosis}: its third and fourth standardised
 *       moments (Peeters 2004).
 *   <li>{@code spectralEntropy}: {@code - sum p log2 p}, 0 for a line, 8 for 256 equal bins; each
 *       bin and the sum count at least 1e-7, so that it grows beyond that in a quiet frame (Misra
 *       et al. 2004).
 *   <li>{@code spectralSlope}: the slope of the regression line of P over f, times the number of
 *       bins less one.
 *   <li>{@code psySharpness}: {@code .11 sum p z g(z)} with z the critical-band rate in bark
 *       (Traunmueller, JASA 88(1), 1990) and g the weight of bands above 16 bark, {@code 1 + ((z -
 *       16) / 4)^(log2 3)}, 4 at 24 bark (Zwicker and Fastl 1999, section 9.1).
 * </ul>
 */
final class SpectralShape implements Descriptors {
    private static final int W = Lanes.WIDTH;
    private static final float FLOOR = 1e-7f;
    private static final double LOG_2 = Math.log(2);

    /** Frequencies in kilohertz: the fourth powers of hertz would lose small numbers. */
    private static final double SCALE = 1e-3;

    private final float[] kilohertz;
    private final float[] slope;
    private final float[] sharpness;
    private final float[] ones;
    private final float[] raised;
    private final float[] logs;
    private final float[] axis;
    private final float[] distances;
    private final float[] squares;
    private final float[] weightedSquares;
    private final float[] centroid = new float[W];
    private final float[] second = new float[W];
    private final float[] third = new float[W];
    private final float[] fourth = new float[W];
    private final float[] sum = new float[W];
    private final float[] weighted = new float[W];

    SpectralShape(Block block) {
        int bins = block.bins;
        kilohertz = new float[bins];
        slope = new float[bins];
        sharpness = new float[bins];
        ones = new float[bins];
        Arrays.fill(ones, 1);
        raised = new float[bins * W];
        logs = new float[bins * W];
        axis = new float[bins * W];
        distances = new float[bins * W];
        squares = new float[bins * W];
        weightedSquares = new float[bins * W];
        double middle = (bins + 1) / 2.;
        double squares = bins * ((double) bins * bins - 1) / 12;
        for (int k = 1; k <= bins; k++) {
            double hertz = k * block.binWidth;
            kilohertz[k - 1] = (float) (hertz * SCALE);
            Arrays.fill(axis, (k - 1) * W, k * W, kilohertz[k - 1]);
            slope[k - 1] = (float) ((k - middle) / squares * (bins - 1) / block.binWidth);
            double z = bark(hertz);
            sharpness[k - 1] = (float) (.11 * z * emphasis(z));
        }
    }

    /** Traunmueller's critical-band rate, with his corrections below 2 and above 20.1 bark. */
    static double bark(double hertz) {
        double z = 26.81 * hertz / (1960 + hertz) - .53;
        if (z < 2) {
            return z + .15 * (2 - z);
        }
        return z > 20.1 ? z + .22 * (z - 20.1) : z;
    }

    private static double emphasis(double z) {
        return z <= 16 ? 1 : 1 + Math.pow((z - 16) / 4, Math.log(3) / LOG_2);
    }

    @Override
    public List<String> names() {
        return List.of(
                "pcm_fftMag_spectralCentroid",
                "pcm_fftMag_spectralEntropy",
                "pcm_fftMag_spectralVariance",
                "pcm_fftMag_spectralSkewness",
                "pcm_fftMag_spectralKurtosis",
                "pcm_fftMag_spectralSlope",
                "pcm_fftMag_psySharpness");
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        block.mean(kilohertz, out, row);
        entropy(block, out, row + 1);
        moments(block, out, row);
        for (int f = 0; f < W; f++) {
            out[row * W + f] /= (float) SCALE;
        }
        block.lanes.combine(block.power, 1, slope, out, row + 5);
        block.mean(sharpness, out, row + 6);
    }

    /** {@code log2 S - (sum Q ln Q) / (S ln 2)} with sums of raised powers Q, S that of P. */
    private void entropy(Block block, float[] out, int row) {
        for (int i = 0; i < raised.length; i++) {
            raised[i] = Math.max(FLOOR, block.power[W + i]);
        }
        block.lanes.ln(raised, 0, block.bins, FLOOR, logs, 0);
        block.lanes.product(raised, 0, logs, 0, block.bins, weighted, 0);
        block.lanes.combine(raised, 0, ones, sum, 0);
        for (int f = 0; f < W; f++) {
            double total = Math.max(FLOOR, block.total[f]);
            double nats = (sum[f] * Math.log(total) - weighted[f]) / total;
            out[row * W + f] = (float) (nats / LOG_2);
        }
    }

    private void moments(Block block, float[] out, int row) {
        Lanes lanes = block.lanes;
        System.arraycopy(out, row * W, centroid, 0, W);
        System.arraycopy(axis, 0, distances, 0, axis.length);
        for (int k = 0; k < block.bins; k++) {
            lanes.addScaled(centroid, 0, 1, -1, distances, k);
        }
        for (int i = 0; i < distances.length; i++) {
            squares[i] = distances[i] * distances[i];
            weightedSquares[i] = squares[i] * block.power[W + i];
        }
        lanes.combine(weightedSquares, 0, ones, second, 0);
        lanes.product(weightedSquares, 0, distances, 0, block.bins, third, 0);
        lanes.product(weightedSquares, 0, squares, 0, block.bins, fourth, 0);
        for (int f = 0; f < W; f++) {
            double total = block.total[f];
            double variance = total > 0 ? second[f] / total : 0;
            boolean wide = variance > 0;
            out[(row + 2) * W + f] = (float) (variance / (SCALE * SCALE));
            out[(row + 3) * W + f] =
                    wide ? (float) (third[f] / total / Math.pow(variance, 1.5)) : 0;
            out[(row + 4) * W + f] = wide ? (float) (fourth[f] / total / variance / variance) : 0;
        }
    }
}
