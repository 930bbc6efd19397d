package dev.pathos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A logarithmic axis: equal ratios take equal room.
 *
 * @param powers the axis of the values' decimal logarithms
 */
record LogAxis(Axis powers) {
    /** An axis over positive values, with some air. */
    static LogAxis over(double low, double high, double from, double to) {
        double air = high > low ? .05 * Math.log10(high / low) : .3;
        return new LogAxis(new Axis(Math.log10(low) - air, Math.log10(high) + air, from, to));
    }

    /** The pixel of a positive value. */
    double at(double value) {
        return powers.at(Math.log10(value));
    }

    /** 1, 2 and 5 times powers of 10 within the axis; powers of 10 alone if it spans many. */
    List<Double> ticks() {
        double[] factors =
                powers.max() - powers.min() > 3 ? new double[] {1} : new double[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int p = (int) Math.floor(powers.min()); p <= powers.max(); p++) {
            for (double factor : factors) {
                double value = factor * Math.pow(10, p);
                double power = Math.log10(value);
                if (power >= powers.min() - 1e-9 && power <= powers.max() + 1e-9) {
                    ticks.add(value);
                }
            }
        }
        return ticks;
    }

    /** A value with two significant digits, as people write it. */
    static String label(double value) {
        if (value >= 9.95) {
            return String.valueOf(Math.round(value));
        }
        int decimals = value >= .995 ? 1 : (int) (1 - Math.floor(Math.log10(value)));
        String text = String.format(Locale.ROOT, "%." + Math.min(decimals, 6) + "f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
