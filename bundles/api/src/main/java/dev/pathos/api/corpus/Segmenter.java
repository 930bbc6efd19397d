package dev.pathos.api.corpus;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Cuts long recordings into utterances and writes the manifest that names them. */
@ProviderType
public interface Segmenter {
    /**
     * Finds the utterances of recordings and writes {@code segments.csv} and {@code ledger.csv}.
     *
     * <p>Recordings stay as they are; an utterance is a stretch of one. Both tables are complete or
     * absent. Recordings that were done before with the same content and request are not done
     * again.
     *
     * @param inputs sound and video files, and folders that are searched for them
     * @param out the folder that takes the tables; made if it is not there
     * @param request what is wanted
     * @param watcher is told how far it is, from any thread
     * @return what was found, as tables to read
     * @throws dev.pathos.api.run.Problem if there is no usable recording, or the tables cannot be
     *     written
     */
    List<Table> segment(List<Path> inputs, Path out, Request request, Watcher watcher);

    /**
     * What is wanted.
     *
     * @param min seconds of the shortest utterance; shorter stretches of speech are left out
     * @param max seconds of the longest; longer stretches are split at their quietest point; at
     *     least twice the shortest
     * @param pause seconds without speech that end an utterance; shorter pauses stay inside
     * @param speaker who speaks: {@link #FROM_FOLDER}, {@link #FROM_NAME}, {@link #FROM_RECORDING},
     *     or the name of the one who speaks in all of them
     * @param faces what the pictures of videos are good for
     */
    record Request(double min, double max, double pause, String speaker, Faces faces) {
        /** Each recording has a speaker of its own: all that is known without being told. */
        public static final String FROM_RECORDING = "from-recording";

        /** The name of the folder in which a recording lies is its speaker. */
        public static final String FROM_FOLDER = "from-folder";

        /** What stands before the first {@code _} or {@code -} of a file's name is its speaker. */
        public static final String FROM_NAME = "from-name";

        /** Utterances as they are common in corpora of emotion. */
        public static final Request USUAL = new Request(1, 12, .4, FROM_RECORDING, Faces.MARK);

        public Request {
            if (!(min > 0 && max >= 2 * min && max < Double.POSITIVE_INFINITY && pause > 0)) {
                throw new IllegalArgumentException(
                        "from " + min + " to " + max + " s, pause " + pause + " s");
            }
        }
    }

    /** What the pictures of videos are good for. */
    enum Faces {
        /** Pictures are not looked at. */
        OFF,
        /** Each utterance says how far a speaking face is visible. */
        MARK,
        /** Utterances of videos in which no speaking face is visible are left out. */
        REQUIRE
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Something went on.
         *
         * @param phase what is being done
         * @param done how much is done
         * @param total how much there is to do; 0 if unknown
         */
        void progressed(String phase, double done, double total);
    }
}
