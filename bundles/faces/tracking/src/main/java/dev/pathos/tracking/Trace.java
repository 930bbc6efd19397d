package dev.pathos.tracking;

import java.util.Arrays;

/**
 * A signal on a clock of 50 ticks a second, smoothed over {@link #WIDTH} seconds.
 *
 * @param first the tick of the first value
 * @param values the values; NaN where there are none
 */
public record Trace(int first, float[] values) {
    /** Ticks per second. */
    public static final double RATE = 50;

    /** Syllables come about four times a second; anything finer than half of one is noise here. */
    private static final double WIDTH = .12;

    /** Pictures farther apart than this do not tell what happened between them. */
    private static final double GAP = .25;

    /**
     * Values between their times on straight lines, then smoothed.
     *
     * @param times seconds, ascending
     * @param values one for each
     */
    public static Trace of(double[] times, double[] values) {
        if (times.length == 0) {
            return new Trace(0, new float[0]);
        }
        int first = (int) Math.ceil(times[0] * RATE);
        int last = (int) Math.floor(times[times.length - 1] * RATE);
        float[] ticks = new float[Math.max(0, last - first + 1)];
        Arrays.fill(ticks, Float.NaN);
        int next = 0;
        for (int i = 0; i < ticks.length; i++) {
            double time = (first + i) / RATE;
            while (next < times.length - 1 && times[next] < time) {
                next++;
            }
            int before = Math.max(0, next - 1);
            double gap = times[next] - times[before];
            if (gap <= GAP) {
                double share = gap == 0 ? 0 : (time - times[before]) / gap;
                ticks[i] = (float) (values[before] + share * (values[next] - values[before]));
            }
        }
        return new Trace(first, smooth(ticks));
    }

    private static float[] smooth(float[] ticks) {
        int half = (int) Math.round(WIDTH / 2 * RATE);
        float[] smoothed = new float[ticks.length];
        for (int i = 0; i < ticks.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int k = -half; k <= half; k++) {
                int at = i + k;
                if (at >= 0 && at < ticks.length && !Float.isNaN(ticks[at])) {
                    double weight = 1 + Math.cos(Math.PI * k / (half + 1));
                    sum += weight * ticks[at];
                    weights += weight;
                }
            }
            boolean there = !Float.isNaN(ticks[i]);
            smoothed[i] = there && weights > 0 ? (float) (sum / weights) : Float.NaN;
        }
        return smoothed;
    }

    /** The value at a tick; NaN where there is none. */
    public double at(int tick) {
        int i = tick - first;
        return i < 0 || i >= values.length ? Double.NaN : values[i];
    }

    /**
     * Pearson's correlation with another signal.
     *
     * @param other the other one
     * @param lag how many ticks later the other one is read
     * @param from seconds on this signal's clock
     * @param to seconds
     * @return the correlation over the ticks where both are; NaN for fewer than {@link #LEAST}, or
     *     if one does not vary
     */
    public double correlation(Trace other, int lag, double from, double to) {
        int begin = Math.max(first, (int) Math.ceil(Math.max(from * RATE, Integer.MIN_VALUE)));
        int end = (int) Math.min(first + values.length - 1L, Math.floor(to * RATE));
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int tick = begin; tick <= end; tick++) {
            double x = at(tick);
            double y = other.at(tick + lag);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                continue;
            }
            n++;
            double dx = x - meanX;
            double dy = y - meanY;
            meanX += dx / n;
            meanY += dy / n;
            xx += dx * (x - meanX);
            yy += dy * (y - meanY);
            xy += dx * (y - meanY);
        }
        return n < LEAST || xx < 1e-12 || yy < 1e-12 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }

    /** Half a second: fewer ticks tell nothing. */
    public static final int LEAST = (int) (RATE / 2);

    /** Seconds in which there are values. */
    public double seconds() {
        int count = 0;
        for (float value : values) {
            count += Float.isNaN(value) ? 0 : 1;
        }
        return count / RATE;
    }
}
