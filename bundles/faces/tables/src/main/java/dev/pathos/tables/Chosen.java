package dev.pathos.tables;

import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The analyzer that does the work.
 *
 * @param name its kind
 * @param living the analyzer
 * @param note why it is this one, if somebody may wonder
 */
record Chosen(String name, Analyzers.Living living, String note) implements AutoCloseable {
    private static final String BEST = "landmarks";
    private static final String ALWAYS = "motion";

    /**
     * The analyzer of a name; without one, landmarks if it comes to life, else motion.
     *
     * @param analyzers brings it to life
     * @param wanted its name
     * @param overrides settings, which tell the name as well
     * @throws Problem if it does not come to life
     */
    static Chosen of(Analyzers analyzers, Optional<String> wanted, List<String> overrides) {
        Optional<String> told =
                wanted.or(
                        () ->
                                overrides.stream()
                                        .map(o -> o.substring(0, Math.max(0, o.indexOf('.'))))
                                        .findFirst());
        if (told.isPresent()) {
            return new Chosen(told.get(), analyzers.compose(told.get(), overrides), "");
        }
        Problem why;
        try {
            return new Chosen(BEST, analyzers.compose(BEST, List.of()), "");
        } catch (Problem e) {
            why = e;
        }
        return new Chosen(
                ALWAYS,
                analyzers.compose(ALWAYS, List.of()),
                ALWAYS + " because " + BEST + " does not come to life: " + why.getMessage());
    }

    @Override
    public void close() {
        living.close();
    }
}
