package dev.pathos.report;

import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The systems of a comparison, as {@code results.json} has them.
 *
 * @param metric what they are compared by: macro F1, or the first that there is for predicted
 *     values
 * @param speakers the number of test speakers; 0 if it is not recorded
 * @param all in the order of the comparison
 */
record Systems(String metric, int speakers, List<One> all) {
    private static final String F1 = "F1_macro";

    /** A difference this improbable under chance is called one. */
    static final double LEVEL = .05;

    /**
     * An arm on a label budget.
     *
     * @param arm the arm
     * @param budget percent of the labels
     * @param minutes of labeled speech in the training part; NaN if not recorded
     * @param f1 macro F1 in percent, or another metric in its own unit
     * @param minusScratch the difference from the arm without pre-training, if it has one
     * @param seedSpread standard deviation of F1 over seeds; NaN for one seed
     */
    record One(
            String arm,
            double budget,
            double minutes,
            Measure f1,
            Optional<Difference> minusScratch,
            double seedSpread) {
        /** Under another name. */
        One named(String name) {
            return new One(name, budget, minutes, f1, minusScratch, seedSpread);
        }
    }

    /**
     * A difference from scratch.
     *
     * @param value in the unit of the metric
     * @param p by approximate randomization
     * @param holm p adjusted by Holm's method
     */
    record Difference(Measure value, double p, double holm) {
        /** Whether the adjusted p calls it a difference. */
        boolean clear() {
            return (Double.isNaN(holm) ? p : holm) < LEVEL;
        }
    }

    /** The systems in {@code results.json}; none in files of before they were recorded. */
    static Systems of(JsonObject results) {
        List<JsonObject> listed = JsonFile.objects(results, "systems");
        Set<String> metrics = new LinkedHashSet<>();
        listed.forEach(s -> metrics.addAll(JsonFile.object(s, "metrics").keySet()));
        String metric = metrics.isEmpty() || metrics.contains(F1) ? F1 : metrics.iterator().next();
        double speakers =
                listed.stream()
                        .mapToDouble(s -> JsonFile.number(s, "speakers"))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        return new Systems(
                metric,
                (int) speakers,
                listed.stream().map(s -> one(s, metric)).filter(s -> s.f1().drawable()).toList());
    }

    private static One one(JsonObject json, String metric) {
        // shares are read in percent; a correlation or an error stays as it is
        double scale = metric.equals(F1) ? 100 : 1;
        JsonObject scratch = JsonFile.object(json, "minus_scratch");
        return new One(
                JsonFile.string(json, "arm"),
                JsonFile.number(json, "budget"),
                JsonFile.number(json, "labeled_minutes"),
                measure(JsonFile.object(JsonFile.object(json, "metrics"), metric), scale),
                scratch.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Difference(
                                        measure(scratch, scale),
                                        JsonFile.number(scratch, "p"),
                                        JsonFile.number(scratch, "p_holm"))),
                scale * JsonFile.number(json, "seed_sd"));
    }

    private static Measure measure(JsonObject json, double scale) {
        return new Measure(
                scale * JsonFile.number(json, "value"),
                scale * JsonFile.number(json, "low"),
                scale * JsonFile.number(json, "high"));
    }

    /**
     * The least p that Holm's adjustment leaves possible: exchanging whole speakers of two systems
     * gives 2^speakers outcomes, of which at least two are as extreme as what was observed.
     */
    double leastProbability() {
        long comparisons = all.stream().filter(s -> s.minusScratch().isPresent()).count();
        return Math.min(1, comparisons * Math.pow(2, 1 - speakers));
    }

    /** The metric as it is written in text. */
    String metricInWords() {
        return metric.equals(F1) ? "macro F1" : metric;
    }

    /** The unit of the metric, after its name; empty if it has none. */
    String unit() {
        return metric.equals(F1) ? ", %" : "";
    }

    /** A value as tables show it. */
    String text(double value) {
        String format = metric.equals(F1) ? "%.1f" : "%.3f";
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }

    /** A value with its interval, such as {@code 61.2 [58.0, 64.4]}. */
    String text(Measure m) {
        return m.hasInterval()
                ? text(m.value()) + " [" + text(m.low()) + ", " + text(m.high()) + "]"
                : text(m.value());
    }

    /** The arms in order. */
    List<String> arms() {
        return List.copyOf(new LinkedHashSet<>(all.stream().map(One::arm).toList()));
    }

    /** The systems of an arm, the smallest budget first. */
    List<One> of(String arm) {
        return all.stream()
                .filter(s -> s.arm().equals(arm))
                .sorted((a, b) -> Double.compare(a.budget(), b.budget()))
                .toList();
    }

    /** Whether every system tells how many minutes of labeled speech it saw. */
    boolean haveMinutes() {
        return all.stream().allMatch(s -> s.minutes() > 0 && Double.isFinite(s.minutes()));
    }
}
