package dev.pathos.api.corpus;

import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** An utterance's media, opened on demand. */
@ProviderType
public interface Media {
    /**
     * The sound as mono, 16 kHz.
     *
     * @return the sound; at least one sample
     * @throws IOException if there is no readable sound; its message names the reason in words
     */
    Audio audio() throws IOException;

    /**
     * Opens the pictures of all of the file, whichever stretch of it the utterance takes; of a
     * sound file those of the sidecar {@code video}.
     *
     * @param format which pictures are wanted
     * @return the pictures, to be closed by the caller; empty if the file has none, or if this
     *     platform decodes no video
     * @throws IOException if there are some that cannot be read; its message names the reason in
     *     words
     */
    default Optional<Video> video(Video.Format format) throws IOException {
        return Optional.empty();
    }

    /**
     * Opens the pictures of all of the file in color as they are.
     *
     * @return the pictures, to be closed by the caller; empty if there are none
     * @throws IOException if there are some that cannot be read
     */
    default Optional<Video> video() throws IOException {
        return video(Video.Format.ORIGINAL);
    }

    /**
     * A file that accompanies the utterance.
     *
     * @param kind what it is, such as {@code openface}
     * @return the file, if the corpus names one and it exists
     */
    Optional<Path> sidecar(String kind);
}
