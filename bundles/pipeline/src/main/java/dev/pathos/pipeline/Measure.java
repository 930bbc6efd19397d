package dev.pathos.pipeline;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A metric of summed predictions, and how it is written.
 *
 * @param key its name in files, such as {@code F1_macro}
 * @param name its name in tables, such as {@code F1 macro}
 * @param percent whether tables show it in percent with one decimal; otherwise with three decimals
 * @param of computes it from the sums of a {@link Tally}
 */
record Measure(String key, String name, boolean percent, ToDoubleFunction<double[]> of) {
    /** A value as tables show it; a dash where it is not defined. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        return percent
                ? String.format(Locale.ROOT, "%.1f", 100 * value)
                : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A value with its interval, such as {@code 61.2 [58.0, 64.4]}. */
    String text(Interval interval) {
        return interval.known()
                ? text(interval.value())
                        + " ["
                        + text(interval.low())
                        + ", "
                        + text(interval.high())
                        + "]"
                : text(interval.value());
    }
}
