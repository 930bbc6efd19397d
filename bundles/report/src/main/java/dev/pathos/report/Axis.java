package dev.pathos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis: values on one side, pixels on the other.
 *
 * @param min the value at {@code from}
 * @param max the value at {@code to}, above {@code min}
 * @param from the pixel of the smallest value
 * @param to the pixel of the largest value; below {@code from} for an axis that points up
 */
record Axis(double min, double max, double from, double to) {
    /** An axis over values, with some air; a single value gets room on both sides. */
    static Axis over(double low, double high, double from, double to) {
        double air = high > low ? .04 * (high - low) : Math.max(.5, .1 * Math.abs(low));
        return new Axis(low - air, high + air, from, to);
    }

    /** The pixel of a value. */
    double at(double value) {
        return from + (value - min) / (max - min) * (to - from);
    }

    /** Round values within the axis, about as many as asked for, 1, 2 or 5 times a power of 10. */
    List<Double> ticks(int wanted) {
        double step = step(wanted);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A tick's label, with as many decimals as the step between ticks needs. */
    String label(double tick, int wanted) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step(wanted)) + 1e-9));
        // adding 0 turns a negative zero into a positive one
        return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
    }

    private double step(int wanted) {
        double raw = (max - min) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 5}) {
            if (raw <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
