package dev.pathos.api.feature;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Extracts the features of many recordings into files. */
@ProviderType
public interface Extraction {
    /**
     * Extracts and writes; what was done before with the same content, extractor and format stays.
     *
     * @param inputs sound and video files, folders that are searched for them, or one CSV manifest
     * @param out the folder that takes a file for each clip, or one for all, and {@code
     *     ledger.csv}, in which each input stands once; each of them is complete or absent
     * @param request what is wanted
     * @param watcher is told how far it is, from the calling thread
     * @return how many inputs were used, skipped and failed
     * @throws dev.pathos.api.run.Problem if no input could be used, if it was halted, or for a
     *     reason that concerns every input
     */
    List<Table> extract(List<Path> inputs, Path out, Request request, Watcher watcher);

    /** The names of the formats that can be written. */
    List<String> formats();

    /**
     * What is wanted.
     *
     * @param extractor a kind of extractor, or with a configuration one of its parts
     * @param config the configuration
     * @param overrides settings {@code part.key=value}; those of {@code csv-manifest} are for the
     *     manifest
     * @param format the name of a {@link FeatureFormat}
     * @param together whether all clips go into one file
     * @param jobs how many clips are extracted at a time; results do not depend on it
     */
    record Request(
            String extractor,
            Optional<Path> config,
            List<String> overrides,
            String format,
            boolean together,
            int jobs) {
        public Request {
            overrides = List.copyOf(overrides);
            if (jobs < 1) {
                throw new IllegalArgumentException(jobs + " jobs");
            }
        }
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Something went on.
         *
         * @param phase what is being done
         * @param done how much is done
         * @param total how much there is to do
         */
        void progressed(String phase, double done, double total);
    }
}
