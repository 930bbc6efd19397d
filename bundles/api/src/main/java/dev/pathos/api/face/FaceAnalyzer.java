package dev.pathos.api.face;

import dev.pathos.api.corpus.Media;
import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Follows the face in an utterance's video, or reads the track that another tool left. */
@ConsumerType
public interface FaceAnalyzer {
    /**
     * Analyzes one utterance.
     *
     * @param media the utterance's media
     * @return the track of the speaker's face; empty if the utterance has no video and no track
     * @throws IOException if there is one that cannot be read; its message names the reason in
     *     words
     */
    Optional<FaceTrack> analyze(Media media) throws IOException;

    /**
     * What decides, beside the media and this analyzer's settings, which track comes out: a track
     * is analyzed again when it changes.
     *
     * @return the revision, with the digest of a model if one is used; empty if tracks are so cheap
     *     to get that they are not kept
     */
    default String revision() {
        return "";
    }
}
