package dev.pathos.tracking;

import dev.pathos.tracking.Follower.State;
import java.util.Optional;

/**
 * The speaker's face over all pictures of a video.
 *
 * @param crowd all faces
 * @param chosen for each picture the index of the speaker's face; -1 where there is no face
 */
public record SpeakersFace(Crowd crowd, int[] chosen) {
    /** What is known of the face in a picture, if it is there. */
    public Optional<State> state(int picture) {
        return chosen[picture] < 0
                ? Optional.empty()
                : Optional.of(crowd.faces().get(chosen[picture]).state(picture));
    }

    /** Whether the picture before shows the same face, followed all the time. */
    public boolean continues(int picture) {
        return picture > 0 && chosen[picture] >= 0 && chosen[picture] == chosen[picture - 1];
    }

    /**
     * Whether the picture before shows another face: what moved between them moved nowhere.
     *
     * @param picture a picture
     */
    public boolean changes(int picture) {
        return picture > 0
                && chosen[picture] >= 0
                && chosen[picture - 1] >= 0
                && chosen[picture] != chosen[picture - 1];
    }

    /**
     * How far the face in a picture can be believed: how sure its follower was, less the further
     * away in time the detector saw the face last or sees it next.
     *
     * @param picture a picture
     * @param hold seconds without the detector that take nothing away; three times as many take all
     * @return 0..1; 0 where there is no face
     */
    public double confidence(int picture, double hold) {
        if (chosen[picture] < 0) {
            return 0;
        }
        FollowedFace face = crowd.faces().get(chosen[picture]);
        double unseen = face.unseen(picture, crowd.times());
        double faith = 1 - Math.max(0, Math.min(1, (unseen - hold) / (2 * hold)));
        return face.state(picture).sureness() * faith;
    }
}
