package dev.pathos.api.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Tells what feature sets there are, and makes distributions of them that stand on their own. */
@ProviderType
public interface Assembler {
    /**
     * What feature sets bring.
     *
     * @param which the name of one of the platform's own, or a path of a feature or of a list of
     *     features; empty for all of the platform's own
     * @param repositories folders that are searched for bundles before the platform's own
     * @return a line for each feature, or the bundles and parts of the one that was asked for
     * @throws Problem if there is no such feature, it cannot be read, or a bundle is not at hand
     */
    List<Table> features(Optional<String> which, List<Path> repositories);

    /**
     * Makes a distribution: it starts in any folder by its own script, without a build.
     *
     * <p>All bundles are resolved first, for each platform and kind of native code; nothing is
     * written if they do not resolve. What is written is complete or absent, and the same input
     * gives the same bytes.
     *
     * @param request what is wanted
     * @param watcher is told how far it is, from the calling thread
     * @return what was written, with what to know about it
     * @throws Problem with all faults that were found, the first with its remedy in the first line,
     *     in at most 12 lines
     */
    List<Table> assemble(Request request, Watcher watcher);

    /**
     * What is wanted.
     *
     * @param file a feature or a list of features; it may name the platform's own, and gives the
     *     distribution its name
     * @param out the folder that takes what is made; made anew if an earlier distribution is all
     *     that it has
     * @param repositories folders that are searched for bundles before the platform's own
     * @param platforms such as {@code linux-x86_64}; none for the one that this runs on
     * @param natives kinds of native code, such as {@code plain} and {@code avx2}; none for these
     *     two
     * @param formats what is made, at least one
     */
    record Request(
            Path file,
            Path out,
            List<Path> repositories,
            Set<String> platforms,
            Set<String> natives,
            Set<Format> formats) {
        public Request {
            repositories = List.copyOf(repositories);
            platforms = Set.copyOf(platforms);
            natives = Set.copyOf(natives);
            formats = Set.copyOf(formats);
            if (formats.isEmpty()) {
                throw new IllegalArgumentException("no format");
            }
        }
    }

    /** What a distribution can be. */
    enum Format {
        /** A folder that can be started where it is. */
        FOLDER("folder"),
        /** A compressed archive of tar. */
        TAR_GZ("tar.gz"),
        /** An archive of zip. */
        ZIP("zip");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** The word for it in a command. */
        public String word() {
            return word;
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
