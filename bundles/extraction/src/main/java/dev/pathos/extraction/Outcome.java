package dev.pathos.extraction;

import dev.pathos.api.signal.Frames;
import java.util.Optional;

/**
 * What came of a clip.
 *
 * @param clip the clip
 * @param failure why it has no features; empty if it has
 * @param rows how many rows
 * @param kept whether they were there before
 * @param key what decides the content of its file
 * @param frames the features, where they are still to be written
 */
record Outcome(
        Clip clip, String failure, long rows, boolean kept, String key, Optional<Frames> frames) {
    static Outcome failed(Clip clip, String why) {
        return new Outcome(clip, why, 0, false, "", Optional.empty());
    }

    boolean used() {
        return failure.isEmpty();
    }
}
