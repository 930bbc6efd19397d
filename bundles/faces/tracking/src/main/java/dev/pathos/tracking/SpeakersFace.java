package dev.pathos.tracking;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.Sight;
import dev.pathos.api.signal.Audio;
import dev.pathos.tracking.Crowd.Watch;
import dev.pathos.tracking.Follower.State;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The speaker's face over all pictures of a video.
 *
 * @param crowd all faces
 * @param chosen for each picture the index of the speaker's face; -1 where there is no face
 */
public record SpeakersFace(Crowd crowd, int[] chosen) {
    /**
     * Watches the video of an utterance's media and finds the speaker's face.
     *
     * @param media the media; sound matters where several faces are seen, and may be missing
     * @param format which pictures are looked at
     * @param watch how faces are watched
     * @param followers makes one for each face
     * @return the speaker's face; empty without a video
     * @throws IOException if the video cannot be read
     */
    public static Optional<SpeakersFace> in(
            Media media, Video.Format format, Watch watch, Supplier<Follower> followers)
            throws IOException {
        Optional<Video> opened = media.video(format);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Crowd crowd;
        try (Video video = opened.get()) {
            Sight sight =
                    Sight.of(video)
                            .orElseThrow(() -> new IOException("the video cannot be looked at"));
            crowd = Crowd.watch(sight, watch, followers);
        }
        Optional<Audio> sound = crowd.faces().size() > 1 ? sound(media) : Optional.empty();
        return Optional.of(new SpeakersFace(crowd, Speaker.choose(crowd, sound)));
    }

    /** A video without sound has faces, too. */
    private static Optional<Audio> sound(Media media) {
        try {
            return Optional.of(media.audio());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is known of the face in a picture, if it is there. */
    public Optional<State> state(int picture) {
        return chosen[picture] < 0
                ? Optional.empty()
                : Optional.of(crowd.faces().get(chosen[picture]).state(picture));
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
