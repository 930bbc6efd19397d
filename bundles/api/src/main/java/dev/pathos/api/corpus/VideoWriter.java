package dev.pathos.api.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Writes videos that browsers and players show: pictures, each at a time of its own, and sound. */
@ProviderType
public interface VideoWriter {
    /**
     * Begins a video in the MP4 format.
     *
     * @param file where it will lie; a file that is there is replaced when the new one is complete
     * @param sound what is heard; empty for silence
     * @return takes the pictures; to be closed by the caller
     * @throws IOException if nothing can be written there; its message names the reason in words
     */
    Writing create(Path file, Optional<Sound> sound) throws IOException;

    /**
     * A stretch of a file's sound, taken as it was recorded, with up to two channels.
     *
     * @param media the sound or video file
     * @param from seconds from the beginning of its sound where the stretch begins
     * @param to seconds where it ends; infinity for the end of the sound
     */
    record Sound(Path media, double from, double to) {
        public Sound {
            if (!(from >= 0 && to > from)) {
                throw new IllegalArgumentException("from " + from + " to " + to + " s");
            }
        }
    }

    /**
     * A video that is being written; for one thread at a time.
     *
     * <p>Closed before it is finished, it leaves nothing behind.
     */
    @ProviderType
    interface Writing extends Closeable {
        /**
         * Adds a picture.
         *
         * @param picture its time counts as the sound's does and comes after the one before; its
         *     size and colors are those of the first one. Sides are filled up to even numbers of
         *     pixels and to {@value #LEAST}.
         * @throws IOException if it cannot be written, for instance as it is larger than 4096 x
         *     2304; its message names the reason in words
         * @throws IllegalArgumentException if it does not fit those before
         */
        void add(Video.Picture picture) throws IOException;

        /**
         * Writes the rest of the sound and puts the file in its place.
         *
         * @param end seconds until which the last picture is shown; any sound beyond is kept
         * @return what was written
         * @throws IOException if it cannot be written, or if there is no picture
         */
        Written finish(double end) throws IOException;

        /** Pixels of the shortest side that is written as it is. */
        int LEAST = 16;
    }

    /**
     * What was written.
     *
     * @param pictures how many
     * @param codecs how pictures and sound are compressed, such as {@code H.264, AAC}
     * @param silence why there is no sound though some was asked for; empty if there is
     */
    record Written(long pictures, String codecs, String silence) {}
}
