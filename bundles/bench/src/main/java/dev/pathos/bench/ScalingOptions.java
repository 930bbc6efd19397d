package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chose of the scaling benchmark.
 *
 * @param hours sizes that stream through bounded memory; none for the grid of sizes and lengths
 * @param columns features of a frame
 * @param heap the limit of Java's heap
 * @param folder where features are generated
 * @param plot the file of the plot
 */
record ScalingOptions(
        List<Double> hours, int columns, String heap, Path folder, Optional<Path> plot) {
    private static final String HOURS = "hours";
    private static final String COLUMNS = "columns";
    private static final String HEAP = "heap";
    private static final String FOLDER = "folder";
    private static final String PLOT = "plot";

    /** What can be chosen. */
    static final Map<String, String> NAMES =
            Map.of(
                    HOURS,
                    "<h,...>",
                    COLUMNS,
                    "<n>",
                    HEAP,
                    "<size>",
                    FOLDER,
                    "<folder>",
                    PLOT,
                    "<file.svg>");

    /**
     * Understands values, or takes the usual ones.
     *
     * @param options values of {@link #NAMES}
     * @param cwd what paths are relative to
     * @throws Problem if one does not fit
     */
    static ScalingOptions of(Map<String, String> options, Path cwd) {
        String heap = options.getOrDefault(HEAP, "512m");
        if (!heap.matches("[1-9]\\d*[kmgKMG]")) {
            throw wrong(HEAP, heap, "give a size such as 512m");
        }
        return new ScalingOptions(
                hours(options.get(HOURS)),
                columns(options.getOrDefault(COLUMNS, "130")),
                heap,
                cwd.resolve(options.getOrDefault(FOLDER, System.getProperty("java.io.tmpdir"))),
                Optional.ofNullable(options.get(PLOT)).map(cwd::resolve));
    }

    private static List<Double> hours(String numbers) {
        if (numbers == null) {
            return List.of();
        }
        try {
            List<Double> hours = Arrays.stream(numbers.split(",")).map(Double::valueOf).toList();
            if (!hours.isEmpty() && hours.stream().allMatch(h -> h > 0 && h <= 100_000)) {
                return hours;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is too small
        }
        throw wrong(HOURS, numbers, "give numbers above 0, joined by commas");
    }

    private static int columns(String number) {
        try {
            int columns = Integer.parseInt(number);
            if (columns >= 1 && columns <= 10_000) {
                return columns;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is too small
        }
        throw wrong(COLUMNS, number, "give a whole number from 1 on");
    }

    private static Problem wrong(String option, String value, String remedy) {
        return new Problem("'" + value + "' does not fit", "bench scaling --" + option, remedy);
    }
}
