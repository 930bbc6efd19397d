package dev.pathos.api.corpus;

import org.osgi.annotation.versioning.ProviderType;

/** Opens the media of utterances; nothing is decoded until it is asked for. */
@ProviderType
public interface MediaSource {
    /** The rate of all sound that this platform works on, in samples per second. */
    int SAMPLE_RATE = 16_000;

    /**
     * Opens an utterance's media.
     *
     * @param utterance the utterance
     * @return its media; never fails before something is read from it
     */
    Media open(Utterance utterance);
}
