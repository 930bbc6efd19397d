package dev.pathos.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** A budget such as {@code 5 %}. */
    static String percent(double budget) {
        return (budget == Math.rint(budget) ? String.valueOf((long) budget) : budget + "") + " %";
    }

    /** A share such as {@code 12.5 %}; a dash for none of none. */
    static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100. * part / whole);
    }

    /** A duration such as {@code 1 h 02 min}, {@code 3 min 05 s} or {@code 12 s}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "-";
        }
        long s = Math.round(seconds);
        if (s >= 3600) {
            return String.format(Locale.ROOT, "%d h %02d min", s / 3600, s / 60 % 60);
        }
        return s >= 60 ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60) : s + " s";
    }

    /** A text that begins with a capital. */
    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A probability such as {@code 0.034}, {@code < 0.001} or a dash for none. */
    static String probability(double p) {
        if (!Double.isFinite(p)) {
            return "-";
        }
        return p < .001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A count with its noun. */
    static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
