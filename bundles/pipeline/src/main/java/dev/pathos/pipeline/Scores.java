package dev.pathos.pipeline;

import dev.pathos.api.run.Confusion;
import dev.pathos.api.run.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Test predictions of one system: for each seed, all folds pooled, counted by speaker.
 *
 * <p>The unit of statistics is the test speaker: an interval is what a metric, averaged over seeds,
 * does when speakers are drawn with replacement.
 */
final class Scores {
    /** Resamplings behind an interval. */
    static final int RESAMPLINGS = 2000;

    private final List<String> classes;
    private final Map<Long, Map<String, long[][]>> counts = new TreeMap<>();
    private int utterances;

    Scores(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    /** A value with its 95 % interval. */
    record Interval(double value, double low, double high) {
        /** As percentages, such as {@code 61.2 [58.0, 64.4]}. */
        String percent() {
            return String.format(
                    Locale.ROOT, "%.1f [%.1f, %.1f]", 100 * value, 100 * low, 100 * high);
        }
    }

    /** Adds the predictions of one cell. */
    void add(long seed, Path predictions) throws IOException {
        List<String> lines = Files.readAllLines(predictions);
        if (lines.isEmpty() || classes.isEmpty()) {
            throw new IOException("no header with classes");
        }
        Map<String, long[][]> bySpeaker = counts.computeIfAbsent(seed, s -> new TreeMap<>());
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Csv.cells(line);
            if (cells.size() < 4) {
                throw new IOException("a line of " + cells.size() + " cells");
            }
            int truth = classes.indexOf(cells.get(2));
            int predicted = classes.indexOf(cells.get(3));
            if (truth < 0 || predicted < 0) {
                throw new IOException("a class that is not in " + classes);
            }
            int k = classes.size();
            bySpeaker.computeIfAbsent(cells.get(1), s -> new long[k][k])[truth][predicted]++;
            utterances++;
        }
    }

    List<String> classes() {
        return classes;
    }

    /** Test predictions in all, over seeds and folds. */
    int utterances() {
        return utterances;
    }

    int speakers() {
        return speakerNames().size();
    }

    /** The confusion matrix summed over seeds. */
    Confusion confusion() {
        long[][] sum = new long[classes.size()][classes.size()];
        counts.values().forEach(s -> s.values().forEach(m -> add(sum, m, 1)));
        return new Confusion(sum);
    }

    /** A metric averaged over seeds, with its interval over speakers. */
    Interval of(ToDoubleFunction<Confusion> metric) {
        return interval(weights -> value(metric, weights));
    }

    /** How much better this system is than another on the same resamplings of speakers. */
    Interval over(Scores other, ToDoubleFunction<Confusion> metric) {
        return interval(weights -> value(metric, weights) - other.value(metric, weights));
    }

    /** The standard deviation of a metric over seeds; NaN for a single one. */
    double seedSpread(ToDoubleFunction<Confusion> metric) {
        double[] values = values(metric, null);
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(sum / (values.length - 1));
    }

    private Interval interval(ToDoubleFunction<Map<String, Integer>> statistic) {
        List<String> names = new ArrayList<>(speakerNames());
        SplittableRandom random = Seeds.random(0, "bootstrap over speakers");
        double[] resampled = new double[RESAMPLINGS];
        for (int b = 0; b < RESAMPLINGS; b++) {
            Map<String, Integer> weights = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                weights.merge(names.get(random.nextInt(names.size())), 1, Integer::sum);
            }
            resampled[b] = statistic.applyAsDouble(weights);
        }
        double[] sorted = Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
        double value = statistic.applyAsDouble(null);
        if (sorted.length == 0) {
            return new Interval(value, Double.NaN, Double.NaN);
        }
        int tail = (int) Math.round(.025 * (sorted.length - 1));
        return new Interval(value, sorted[tail], sorted[sorted.length - 1 - tail]);
    }

    private double value(ToDoubleFunction<Confusion> metric, Map<String, Integer> weights) {
        return Arrays.stream(values(metric, weights)).average().orElse(Double.NaN);
    }

    private double[] values(ToDoubleFunction<Confusion> metric, Map<String, Integer> weights) {
        return counts.values().stream()
                .mapToDouble(
                        bySpeaker -> {
                            long[][] sum = new long[classes.size()][classes.size()];
                            bySpeaker.forEach(
                                    (speaker, m) ->
                                            add(
                                                    sum,
                                                    m,
                                                    weights == null
                                                            ? 1
                                                            : weights.getOrDefault(speaker, 0)));
                            return metric.applyAsDouble(new Confusion(sum));
                        })
                .toArray();
    }

    private TreeSet<String> speakerNames() {
        TreeSet<String> names = new TreeSet<>();
        counts.values().forEach(s -> names.addAll(s.keySet()));
        return names;
    }

    private static void add(long[][] sum, long[][] counts, int times) {
        for (int r = 0; r < sum.length; r++) {
            for (int c = 0; c < sum.length; c++) {
                sum[r][c] += times * counts[r][c];
            }
        }
    }
}
