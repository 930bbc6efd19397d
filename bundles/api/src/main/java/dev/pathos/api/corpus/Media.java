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
     * A file that accompanies the utterance.
     *
     * @param kind what it is, such as {@code openface}
     * @return the file, if the corpus names one and it exists
     */
    Optional<Path> sidecar(String kind);
}
