package dev.pathos.tables;

import dev.pathos.batch.Fates;
import dev.pathos.batch.Fates.Fate;
import java.util.Optional;

/**
 * What came of a clip.
 *
 * @param clip the clip
 * @param outcome used, skipped or failed
 * @param reason why it has no table; empty if it has one
 * @param file its table relative to the output folder
 * @param summary the track, if there is one
 * @param kept whether the table was there before
 */
record Outcome(
        FaceClip clip,
        String outcome,
        String reason,
        String file,
        Optional<TrackSummary> summary,
        boolean kept) {
    static Outcome used(FaceClip clip, String file, TrackSummary summary, boolean kept) {
        return new Outcome(clip, Fates.USED, "", file, Optional.of(summary), kept);
    }

    static Outcome without(FaceClip clip, String outcome, String reason) {
        return new Outcome(clip, outcome, reason, "", Optional.empty(), false);
    }

    Fate fate() {
        return new Fate(clip.input(), outcome, reason, clip.utterance().media().toString(), file);
    }
}
