package dev.pathos.api.feature;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A file format for extracted features; stateless and usable from several threads. */
@ConsumerType
public interface FeatureFormat {
    /** What it is called, which is also the extension of its files, such as {@code csv}. */
    String name();

    /**
     * Begins a file.
     *
     * @param file where it goes; there is none yet
     * @param content what will be written
     * @return takes the rows; the file is whole when it is closed
     * @throws IOException if it cannot be written
     */
    Sink create(Path file, Content content) throws IOException;

    /**
     * Whether its files name columns and clips themselves; for others, both are written beside.
     *
     * @return true for a table with a header
     */
    default boolean named() {
        return true;
    }

    /**
     * What a file holds.
     *
     * @param title what it is, for formats that have a place for it
     * @param columns the names of the features
     * @param rows how many rows there will be
     */
    record Content(String title, List<String> columns, long rows) {
        public Content {
            columns = List.copyOf(columns);
        }
    }

    /** Takes the rows of a file in order. */
    interface Sink extends Closeable {
        /**
         * Writes rows of one clip.
         *
         * @param clip the clip's name
         * @param row the number of the first of these rows within the clip, from 0
         * @param frameRate rows per second; 0 or less where rows have no time
         * @param values the rows, row-major
         * @throws IOException if they cannot be written
         */
        void write(String clip, long row, double frameRate, float[] values) throws IOException;
    }
}
