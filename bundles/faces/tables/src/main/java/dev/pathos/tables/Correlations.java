package dev.pathos.tables;

import dev.pathos.api.run.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How far measures go together over time, clip by clip. */
final class Correlations {
    /** The columns of {@link #cells} behind the name. */
    static final List<String> HEADER = List.of("r", "within", "clips", "n", "ours", "theirs");

    private final Map<String, List<Pairs>> measures = new LinkedHashMap<>();

    /**
     * Values of one clip.
     *
     * @param ours values
     * @param theirs as many of the reference
     */
    private record Pairs(double[] ours, double[] theirs) {
        double r() {
            return ours.length < 2 ? Double.NaN : Metrics.pcc(ours, theirs);
        }
    }

    /**
     * Takes the values of a clip; pairs of which one is not finite are left out.
     *
     * @param measure what they measure
     * @param ours values over time
     * @param theirs those of the reference at the same times
     */
    void add(String measure, List<Double> ours, List<Double> theirs) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            if (Double.isFinite(ours.get(i)) && Double.isFinite(theirs.get(i))) {
                x.add(ours.get(i));
                y.add(theirs.get(i));
            }
        }
        measures.computeIfAbsent(measure, absent -> new ArrayList<>())
                .add(new Pairs(array(x.stream()), array(y.stream())));
    }

    private static double[] array(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).toArray();
    }

    /** The measures in order. */
    List<String> measures() {
        return List.copyOf(measures.keySet());
    }

    /** All values of a measure on one side. */
    double[] ours(String measure) {
        return all(measure, Pairs::ours);
    }

    /** All values of a measure in the reference. */
    double[] theirs(String measure) {
        return all(measure, Pairs::theirs);
    }

    private double[] all(String measure, Function<Pairs, double[]> side) {
        return measures.getOrDefault(measure, List.of()).stream()
                .map(side)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Pearson's correlation over all values of a measure; NaN if it is undefined. */
    double r(String measure) {
        return new Pairs(ours(measure), theirs(measure)).r();
    }

    /** The mean over clips of the correlation within each, where it is defined. */
    double within(String measure) {
        return measures.getOrDefault(measure, List.of()).stream()
                .mapToDouble(Pairs::r)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /** The cells of a table. */
    List<String> cells(String measure) {
        ToDoubleFunction<double[]> mean = v -> Arrays.stream(v).average().orElse(Double.NaN);
        long clips =
                measures.getOrDefault(measure, List.of()).stream()
                        .filter(p -> p.ours.length > 0)
                        .count();
        return List.of(
                number(r(measure)),
                number(within(measure)),
                String.valueOf(clips),
                String.valueOf(ours(measure).length),
                number(mean.applyAsDouble(ours(measure))),
                number(mean.applyAsDouble(theirs(measure))));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "-";
    }
}
