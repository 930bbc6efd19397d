package dev.pathos.segmentation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where there is speech: the likelihood ratio, smoothed over 50 ms, with hysteresis.
 *
 * <p>Speech begins where the smoothed log(1 + likelihood ratio) exceeds {@link #ON} and lasts, back
 * and forth, while it exceeds {@link #OFF}. On stationary noise 99 % of the frames stay under .09.
 */
final class SpeechRuns {
    private static final double ON = .2;
    private static final double OFF = .1;
    private static final int HALF_WIDTH = 2;

    private SpeechRuns() {}

    /**
     * Finds the runs.
     *
     * @param likelihood log likelihood ratio of each hop
     * @return runs in hops, from the first to after the last, in order and apart
     */
    static List<int[]> of(float[] likelihood) {
        float[] score = smooth(likelihood);
        List<int[]> runs = new ArrayList<>();
        int last = 0;
        for (int t = 0; t < score.length; t++) {
            if (score[t] < ON) {
                continue;
            }
            int from = t;
            while (from > last && score[from - 1] >= OFF) {
                from--;
            }
            while (t < score.length && score[t] >= OFF) {
                t++;
            }
            runs.add(new int[] {from, t});
            last = t;
        }
        return runs;
    }

    private static float[] smooth(float[] likelihood) {
        float[] score = new float[likelihood.length];
        double sum = 0;
        for (int t = -HALF_WIDTH; t < score.length; t++) {
            sum += at(likelihood, t + HALF_WIDTH) - at(likelihood, t - HALF_WIDTH - 1);
            if (t >= 0) {
                score[t] = (float) (sum / (2 * HALF_WIDTH + 1));
            }
        }
        return score;
    }

    private static double at(float[] likelihood, int t) {
        return t < 0 || t >= likelihood.length ? 0 : Math.log1p(Math.max(0, likelihood[t]));
    }
}
