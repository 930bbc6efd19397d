package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import java.util.List;

/** Brings extractors to life by the names of their kinds, whichever bundle they come from. */
@FunctionalInterface
interface Extractors {
    /**
     * Composes one extractor.
     *
     * @param pid its kind
     * @param overrides its settings, {@code pid.key=value}
     * @return the extractor, alive until it is closed
     * @throws dev.pathos.api.run.Problem if there is no such kind or setting, or if it does not
     *     come to life
     */
    Living compose(String pid, List<String> overrides);

    /** An extractor that lives for one measurement. */
    interface Living extends AutoCloseable {
        /** The extractor. */
        FeatureExtractor extractor();

        @Override
        void close();
    }
}
