package dev.pathos.api.task;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The views of one utterance that a task may look at; each is read when it is asked for. */
@ProviderType
public interface Sample {
    /** Who speaks and what is known of it. */
    Utterance utterance();

    /**
     * The sound, mono, 16 kHz.
     *
     * @throws IOException if it cannot be read
     */
    Audio audio() throws IOException;

    /**
     * The features that the network sees, before normalisation.
     *
     * @throws IOException if the sound cannot be read
     */
    Frames frames() throws IOException;

    /**
     * The speaker's face; empty when there is no video, no track or no face analyzer.
     *
     * @throws IOException if there is one that cannot be read
     */
    Optional<FaceTrack> face() throws IOException;
}
