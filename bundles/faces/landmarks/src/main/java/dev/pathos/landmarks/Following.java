package dev.pathos.landmarks;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tracking.Crowd.Watch;
import dev.pathos.tracking.Follower.State;
import dev.pathos.tracking.SpeakersFace;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * From a video to the track of the speaker's landmarks, as they were located.
 *
 * @param locator locates the landmarks of one face
 * @param twiceEvery every so many pictures are looked at twice
 * @param longestSide pixels that larger pictures are scaled down to
 * @param watch how faces are watched
 */
record Following(Locator locator, int twiceEvery, int longestSide, Watch watch) {
    /** Seconds without the detector that take nothing from the confidence. */
    private static final double HOLD = 1;

    /**
     * Follows.
     *
     * @param media an utterance's media
     * @return the track; empty without a video
     * @throws IOException if the video cannot be read
     */
    Optional<FaceTrack> track(Media media) throws IOException {
        return SpeakersFace.in(
                        media,
                        new Video.Format(longestSide, 0, false),
                        watch,
                        () -> new LandmarkFollower(locator, twiceEvery))
                .map(Following::track);
    }

    private static FaceTrack track(SpeakersFace face) {
        double[] times = face.crowd().times();
        int frames = times.length;
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[] x = new float[frames * FaceTrack.POINTS];
        float[] y = new float[frames * FaceTrack.POINTS];
        for (int f = 0; f < frames; f++) {
            Optional<State> state = face.changes(f) ? Optional.empty() : face.state(f);
            if (state.isPresent()) {
                success[f] = true;
                confidence[f] = (float) face.confidence(f, HOLD);
                float[] values = state.get().values();
                for (int p = 0; p < FaceTrack.POINTS; p++) {
                    x[f * FaceTrack.POINTS + p] = values[2 * p];
                    y[f * FaceTrack.POINTS + p] = values[2 * p + 1];
                }
            }
        }
        return new FaceTrack(times, success, confidence, x, y, Map.of(), Map.of());
    }
}
