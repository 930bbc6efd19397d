package dev.pathos.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where an axis has marks.
 *
 * @param step from one mark to the next
 * @param values the marks, ascending
 */
record Ticks(double step, List<Double> values) {
    private static final double[] DECIMAL = {1, 2, 5, 10};

    /** With fewer marks no value can be read off. */
    private static final int LEAST = 3;

    private static final double[] ROOFS = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    /** Steps of time that people count in, seconds. */
    private static final double[] TIMES = {
        60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
    };

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    /**
     * Marks at round values.
     *
     * @param low the lower end of the axis
     * @param high the upper end, above the lower
     * @param most how many marks there may be about; at least three there are
     */
    static Ticks decimal(double low, double high, int most) {
        double step = step((high - low) / most);
        while (every(step, low, high).values().size() < LEAST) {
            step = step(step / LEAST);
        }
        return every(step, low, high);
    }

    /**
     * Marks at round times: decimal below a minute, then minutes and hours.
     *
     * @param from seconds
     * @param to seconds, after that
     * @param most how many marks there may be about
     */
    static Ticks time(double from, double to, int most) {
        double least = (to - from) / most;
        double step = step(least);
        if (step > 10) {
            step = least <= 15 ? 15 : least <= 30 ? 30 : 0;
            for (int i = 0; step == 0; i++) {
                step = TIMES[i] >= least ? TIMES[i] : 0;
                if (i == TIMES.length - 1 && step == 0) {
                    step = TIMES[i] * Math.ceil(least / TIMES[i]);
                }
            }
        }
        return every(step, from, to);
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double digit : DECIMAL) {
            if (digit * power >= least * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static Ticks every(double step, double low, double high) {
        List<Double> values = new ArrayList<>();
        double slack = 1e-9 * Math.max(step, Math.abs(high));
        for (long i = (long) Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
            values.add(i * step);
        }
        return new Ticks(step, List.copyOf(values));
    }

    /** The round value at or above one: where an axis from 0 may end; 1 for none above 0. */
    static double roof(double value) {
        if (!(value > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double digit : ROOFS) {
            if (digit * power >= value * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    /** A mark's value, with as many decimals as the step has. */
    String text(double value) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.equals("-0") ? "0" : text;
    }

    /** A mark's time: seconds, or from a minute's step on minutes or hours as well. */
    String time(double value) {
        long whole = Math.round(value);
        if (step < 15) {
            return text(value);
        }
        return last() >= HOUR
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        whole / HOUR,
                        whole / MINUTE % MINUTE,
                        whole % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d", whole / MINUTE, whole % MINUTE);
    }

    /** What times are written in. */
    String unit() {
        return step < 15 ? "s" : last() < HOUR ? "min:s" : "h:min:s";
    }

    private double last() {
        return values.isEmpty() ? 0 : values.get(values.size() - 1);
    }
}
