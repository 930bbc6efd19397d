package dev.pathos.api.feature;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns sound into frames of features; stateless and usable from several threads.
 *
 * <p>The service's configuration and {@link #revision} are part of the key under which extracted
 * frames are cached: whoever changes what comes out changes the revision.
 */
@ConsumerType
public interface FeatureExtractor {
    /**
     * Extracts the features of one utterance.
     *
     * @param audio the sound, mono, at {@link dev.pathos.api.corpus.MediaSource#SAMPLE_RATE}
     * @return its frames, with the same columns and frame rate for every sound; at least one row
     *     for a sound of at least one sample
     */
    Frames extract(Audio audio);

    /** The revision of the values that come out, such as {@code "1"}. */
    String revision();
}
