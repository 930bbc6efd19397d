package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a person chose of the training benchmark.
 *
 * @param nets the networks
 * @param threads numbers of threads
 * @param python an interpreter that may have PyTorch
 * @param precision our encoders' {@code inference.precision}
 */
record TrainingOptions(List<Net> nets, List<Integer> threads, String python, String precision) {
    /** What encoders infer with unless they are told otherwise. */
    static final String SINGLE = "float32";

    /** The option that chooses another precision. */
    static final String PRECISION = "precision";

    private static final String HALF = "bfloat16";
    private static final String NET = "net";
    private static final String THREADS = "threads";
    private static final String PYTHON = "python";

    /** What can be chosen. */
    static final Map<String, String> NAMES =
            Map.of(
                    NET,
                    "<name,...>",
                    THREADS,
                    "<n,...>",
                    PYTHON,
                    "<exe>",
                    PRECISION,
                    SINGLE + "|" + HALF);

    /**
     * Understands values, or takes the usual ones.
     *
     * @param options values of {@link #NAMES}
     * @throws Problem if one does not fit
     */
    static TrainingOptions of(Map<String, String> options) {
        String python = Objects.requireNonNullElse(System.getenv("PATHOS_PYTHON"), "python3");
        return new TrainingOptions(
                nets(options.get(NET)),
                threads(options.getOrDefault(THREADS, "1,2")),
                options.getOrDefault(PYTHON, python),
                precision(options.getOrDefault(PRECISION, SINGLE)));
    }

    private static String precision(String name) {
        if (!List.of(SINGLE, HALF).contains(name)) {
            throw new Problem(
                    "there is no precision '" + name + "'",
                    "bench training --precision",
                    "name one of " + SINGLE + ", " + HALF);
        }
        return name;
    }

    private static List<Net> nets(String names) {
        if (names == null) {
            return Net.ALL;
        }
        return Arrays.stream(names.split(","))
                .map(
                        name ->
                                Net.ALL.stream()
                                        .filter(net -> net.name().equals(name))
                                        .findFirst()
                                        .orElseThrow(() -> unknown(name)))
                .toList();
    }

    private static Problem unknown(String name) {
        return new Problem(
                "there is no net '" + name + "'",
                "bench training --net",
                "name one of " + String.join(", ", Net.ALL.stream().map(Net::name).toList()));
    }

    private static List<Integer> threads(String numbers) {
        try {
            List<Integer> threads =
                    Arrays.stream(numbers.split(",")).map(Integer::valueOf).toList();
            if (!threads.isEmpty() && threads.stream().allMatch(n -> n >= 1)) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is too small
        }
        throw new Problem(
                "'" + numbers + "' are no numbers of threads",
                "bench training --threads",
                "give whole numbers from 1, joined by commas");
    }
}
