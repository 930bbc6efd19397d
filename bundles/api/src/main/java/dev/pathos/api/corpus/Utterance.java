package dev.pathos.api.corpus;

import java.nio.file.Path;
import java.util.Map;

/**
 * One utterance: who speaks, where its media lie, what is known of it.
 *
 * @param id unique within the corpus
 * @param speaker the speaker's identifier; partitions keep speakers apart
 * @param session the recording session, or an empty string
 * @param media the sound or video file
 * @param sidecars further files by kind, such as {@code openface} for a face track
 * @param annotations labels, votes, words
 * @param recording which take and stretch of the media it is, and what else is known
 */
public record Utterance(
        String id,
        String speaker,
        String session,
        Path media,
        Map<String, Path> sidecars,
        Annotations annotations,
        Recording recording) {
    public Utterance {
        sidecars = Map.copyOf(sidecars);
    }

    /** An utterance that takes all of its media, of which nothing else is known. */
    public Utterance(
            String id,
            String speaker,
            String session,
            Path media,
            Map<String, Path> sidecars,
            Annotations annotations) {
        this(id, speaker, session, media, sidecars, annotations, Recording.WHOLE);
    }
}
