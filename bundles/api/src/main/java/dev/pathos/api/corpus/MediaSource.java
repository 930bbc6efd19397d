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

    /**
     * What decides, beside a file's content, which samples its sound has: what is computed from
     * sound and kept has to be computed again when it changes.
     *
     * @return the revision of the decoding and the settings that matter; may be empty
     */
    default String revision() {
        return "";
    }
}
