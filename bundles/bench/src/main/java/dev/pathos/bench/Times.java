package dev.pathos.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The times of one thing over several rounds. */
final class Times {
    private final List<Double> values = new ArrayList<>();

    static Times of(List<Double> values) {
        Times times = new Times();
        times.values.addAll(values);
        return times;
    }

    void add(double microseconds) {
        values.add(microseconds);
    }

    /** The middle one, or the mean of the two in the middle. */
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The least and the greatest, for people. */
    String range() {
        return text(values.stream().min(Double::compare).orElseThrow())
                + " to "
                + text(values.stream().max(Double::compare).orElseThrow());
    }

    /** Whether there is a figure that is one. */
    boolean known() {
        return !values.isEmpty() && values.stream().noneMatch(value -> value.isNaN());
    }

    /** Three digits, as far as they are behind the point. */
    static String text(double value) {
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
