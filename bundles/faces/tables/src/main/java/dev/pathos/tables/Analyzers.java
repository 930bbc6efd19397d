package dev.pathos.tables;

import dev.pathos.api.face.FaceAnalyzer;
import java.util.List;
import java.util.Map;

/** Brings analyzers to life by the names of their kinds, whichever bundle they come from. */
@FunctionalInterface
interface Analyzers {
    /**
     * Composes one analyzer.
     *
     * @param pid its kind
     * @param overrides its settings, {@code pid.key=value}
     * @return the analyzer, alive until it is closed
     * @throws dev.pathos.api.run.Problem if there is no such kind or setting, or if it does not
     *     come to life
     */
    Living compose(String pid, List<String> overrides);

    /** An analyzer that lives for one piece of work. */
    interface Living extends AutoCloseable {
        /** The analyzer. */
        FaceAnalyzer analyzer();

        /** The properties of its service. */
        Map<String, Object> properties();

        @Override
        void close();
    }
}
