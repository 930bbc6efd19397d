package dev.pathos.look;

import dev.pathos.api.face.FaceAnalyzer;
import java.util.List;
import java.util.Map;

/** Brings face analyzers to life by the names of their kinds, whichever bundle they come from. */
@FunctionalInterface
interface Analyzers {
    /**
     * Composes one.
     *
     * @param kind what stands before {@code ~} in configurations
     * @param overrides its settings, {@code kind.key=value}
     * @return the analyzer, alive until it is closed
     * @throws dev.pathos.api.run.Problem if there is no such kind or setting, or if it does not
     *     come to life
     */
    Living compose(String kind, List<String> overrides);

    /** An analyzer that lives for one video. */
    interface Living extends AutoCloseable {
        /** The analyzer. */
        FaceAnalyzer analyzer();

        /** The properties of its service, which tell its settings. */
        Map<String, Object> properties();

        @Override
        void close();
    }
}
