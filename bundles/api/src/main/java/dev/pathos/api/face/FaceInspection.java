package dev.pathos.api.face;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Draws what a face analyzer sees in a video, for a person to judge it. */
@ProviderType
public interface FaceInspection {
    /** The name of the picture of chosen frames. */
    String SHEET = "contact-sheet.png";

    /** The name of the video with what is seen drawn into it. */
    String MOVIE = "annotated.mp4";

    /** The name of the picture of everything over time. */
    String TIMELINE = "timeline.png";

    /**
     * Analyzes a video and writes {@link #SHEET}, {@link #MOVIE} and {@link #TIMELINE}, all of them
     * or none.
     *
     * @param request what and where
     * @param progress is told how far it is
     * @return what was seen in figures, and which files were written
     * @throws dev.pathos.api.run.Problem if there is no such analyzer, the video has no pictures or
     *     cannot be read, there is no track, nothing can be written, or the thread is interrupted
     */
    List<Table> inspect(Request request, Progress progress);

    /**
     * What is wanted.
     *
     * @param video a video file, or a picture
     * @param analyzer the kind of part that follows the face, such as {@code motion}; empty for the
     *     best one that works here
     * @param overrides its settings, {@code kind.key=value}; those not named are its defaults
     * @param track the table that another tool left, for analyzers that read one
     * @param out the folder for what is written; made if it is not there
     * @param from seconds where the part of the video that is drawn begins
     * @param to seconds where it ends; infinity for the end
     */
    record Request(
            Path video,
            Optional<String> analyzer,
            List<String> overrides,
            Optional<Path> track,
            Path out,
            double from,
            double to) {
        public Request {
            overrides = List.copyOf(overrides);
            if (!(from >= 0 && to > from)) {
                throw new IllegalArgumentException("from " + from + " to " + to + " s");
            }
        }
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Progress {
        /**
         * Something went on.
         *
         * @param phase what is being done
         * @param done seconds of the video that are done
         * @param total seconds in all; 0 if unknown
         */
        void at(String phase, double done, double total);
    }
}
