package dev.pathos.api.feature;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Compares the values of an extractor with those that another program printed. */
@ProviderType
public interface FeatureAgreement {
    /**
     * Extracts features of clips and compares them with tables of the same names.
     *
     * <p>A table that is named after a clip, {@code <clip>.<set>.csv}, has a line for each frame,
     * with its time in a column {@code frameTime}; any other one has a line for each clip, whose
     * name is in the column {@code name}. Columns are the same if their names are, but for a prefix
     * {@code pathos_} of ours.
     *
     * @param request what is compared with what
     * @param progress is told how far it is
     * @return for each set of tables a row for each feature; what could not be compared stands in
     *     the notes
     * @throws dev.pathos.api.run.Problem if nothing can be compared
     */
    List<Table> compare(Request request, Progress progress);

    /**
     * What is compared with what.
     *
     * @param clips a folder that is searched for recordings
     * @param reference a folder that is searched for tables, or one table
     * @param extractor the kind of part that extracts, such as {@code lld}
     * @param overrides its settings, {@code extractor.key=value}
     */
    record Request(Path clips, Path reference, String extractor, List<String> overrides) {
        public Request {
            overrides = List.copyOf(overrides);
        }
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Progress {
        /**
         * A clip was done.
         *
         * @param done clips that are done
         * @param total clips in all
         */
        void at(int done, int total);
    }
}
