package dev.pathos.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis. */
final class Ticks {
    private Ticks() {}

    /**
     * Multiples of 1, 2 or 5 times a power of ten within a range.
     *
     * @param from the least
     * @param to the greatest, more than {@code from}
     * @param most how many at most, at least 2
     * @param whole whether only whole numbers count
     */
    static List<Double> of(double from, double to, int most, boolean whole) {
        double step = Math.pow(10, Math.floor(Math.log10((to - from) / most)));
        int[] factors = {1, 2, 5, 10, 20, 50, 100};
        for (int factor : factors) {
            double width = step * factor;
            long first = (long) Math.ceil(from / width - 1e-9);
            long last = (long) Math.floor(to / width + 1e-9);
            if (last - first < most && (!whole || width >= 1)) {
                List<Double> ticks = new ArrayList<>();
                for (long i = first; i <= last; i++) {
                    ticks.add(i * width);
                }
                return ticks;
            }
        }
        return List.of();
    }

    /** A number as short as its neighbours' distance allows. */
    static String text(double value, double distance) {
        double least = Math.abs(value);
        if (least != 0 && (least >= 1e6 || least < 1e-4)) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(distance) - 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
