package dev.pathos.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value with its interval, as the pipeline writes it into a table's cell.
 *
 * @param value the value; may be NaN
 * @param low the interval's lower end; may be NaN
 * @param high the interval's upper end; may be NaN
 */
record Measure(double value, double low, double high) {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?|NaN)";
    private static final Pattern CELL =
            Pattern.compile(NUMBER + " \\[" + NUMBER + ", " + NUMBER + "\\]");
    private static final Pattern PLAIN =
            Pattern.compile("(?:< )?" + NUMBER + "(?: %| s| min \\d\\d s| h \\d\\d min)?|-");

    /** The measure in a cell such as {@code 61.2 [58.0, 64.4]}, or empty if it holds none. */
    static Optional<Measure> parse(String cell) {
        Matcher m = CELL.matcher(cell);
        return m.matches()
                ? Optional.of(
                        new Measure(
                                Double.parseDouble(m.group(1)),
                                Double.parseDouble(m.group(2)),
                                Double.parseDouble(m.group(3))))
                : Optional.empty();
    }

    /** Whether a cell holds a number, percentage or duration, or the dash that stands for none. */
    static boolean isNumber(String cell) {
        return PLAIN.matcher(cell).matches() || CELL.matcher(cell).matches();
    }

    boolean drawable() {
        return Double.isFinite(value);
    }

    boolean hasInterval() {
        return Double.isFinite(low) && Double.isFinite(high);
    }
}
