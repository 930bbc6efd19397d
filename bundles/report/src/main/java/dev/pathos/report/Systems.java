package dev.pathos.report;

import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The systems of a comparison, as {@code results.json} has them.
 *
 * @param all in the order of the comparison
 */
record Systems(List<One> all) {
    /** The metric of the comparison. */
    private static final String METRIC = "F1_macro";

    /** {@code results.json} holds shares; people read percent. */
    private static final double PERCENT = 100;

    /** A difference this improbable under chance is called one. */
    static final double LEVEL = .05;

    /**
     * An arm on a label budget.
     *
     * @param arm the arm
     * @param budget percent of the labels
     * @param minutes of labeled speech in the training part; NaN if not recorded
     * @param f1 macro F1 in percent
     * @param minusScratch the difference from the arm without pre-training, if it has one
     * @param seedSpread standard deviation of F1 over seeds in percent; NaN for one seed
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
     * @param value in percent
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
        return new Systems(
                JsonFile.objects(results, "systems").stream()
                        .map(Systems::one)
                        .filter(s -> s.f1().drawable())
                        .toList());
    }

    private static One one(JsonObject json) {
        JsonObject metrics = JsonFile.object(json, "metrics");
        JsonObject scratch = JsonFile.object(json, "minus_scratch");
        return new One(
                JsonFile.string(json, "arm"),
                JsonFile.number(json, "budget"),
                JsonFile.number(json, "labeled_minutes"),
                percent(JsonFile.object(metrics, METRIC)),
                scratch.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Difference(
                                        percent(scratch),
                                        JsonFile.number(scratch, "p"),
                                        JsonFile.number(scratch, "p_holm"))),
                PERCENT * JsonFile.number(json, "seed_sd"));
    }

    private static Measure percent(JsonObject json) {
        return new Measure(
                PERCENT * JsonFile.number(json, "value"),
                PERCENT * JsonFile.number(json, "low"),
                PERCENT * JsonFile.number(json, "high"));
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
