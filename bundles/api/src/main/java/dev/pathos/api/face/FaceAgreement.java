package dev.pathos.api.face;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Compares what an analyzer sees with tracks of another tool, or with landmarks set by hand. */
@ProviderType
public interface FaceAgreement {
    /**
     * Analyzes videos or pictures and compares.
     *
     * @param request what is compared with what
     * @param progress is told how far it is
     * @return tables of errors and correlations; what could not be compared stands in the notes
     * @throws dev.pathos.api.run.Problem if nothing can be compared
     */
    List<Table> compare(Request request, Progress progress);

    /**
     * What is compared with what.
     *
     * @param clips a folder that is searched for videos or pictures, or one of them
     * @param reference a folder that is searched for tables of OpenFace that have the names of
     *     clips and for dlib's XML files that name pictures, or one such file
     * @param analyzer the kind of part that analyzes, such as {@code landmarks}
     * @param overrides its settings, {@code analyzer.key=value}
     */
    record Request(Path clips, Path reference, String analyzer, List<String> overrides) {
        public Request {
            overrides = List.copyOf(overrides);
        }
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Progress {
        /**
         * A clip or a face was done.
         *
         * @param done how many are done
         * @param total how many there are
         */
        void at(int done, int total);
    }
}
