package dev.pathos.check;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** A count with thousands apart, as {@code 10,000,000}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A share in percent. */
    static String percent(double part, double whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * part / whole);
    }

    /** A duration in the unit that suits it. */
    static String duration(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%,.1f h", seconds / 3600);
    }

    /** A number with as many digits as tell something. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.3g" : "%,.0f", value);
    }
}
