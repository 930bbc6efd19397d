package dev.pathos.api.face;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Follows faces in many videos and writes a table of each. */
@ProviderType
public interface FaceTables {
    /**
     * Analyzes and writes; what was done before with the same content, analyzer and format stays.
     *
     * @param inputs videos, tables of other tools, and folders that are searched for them; a table
     *     that has the name of a video beside it goes with it
     * @param out the folder that takes a file for each input, and {@code ledger.csv}, in which each
     *     input stands once; each of them is complete or absent
     * @param request what is wanted
     * @param watcher is told how far it is, from the calling thread
     * @return a line for each track: file, frames, share of valid frames, mean confidence, action
     *     units, motion
     * @throws dev.pathos.api.run.Problem if no input could be used, if it was halted, or for a
     *     reason that concerns every input
     */
    List<Table> write(List<Path> inputs, Path out, Request request, Watcher watcher);

    /** The names of the formats that can be written. */
    List<String> formats();

    /**
     * What is wanted.
     *
     * @param analyzer a kind of analyzer; empty for {@code landmarks} if it comes to life, else
     *     {@code motion}
     * @param overrides its settings, {@code analyzer.key=value}
     * @param format the name of a {@link FaceTrackFormat}
     * @param jobs how many videos are analyzed at a time; results do not depend on it
     */
    record Request(Optional<String> analyzer, List<String> overrides, String format, int jobs) {
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
