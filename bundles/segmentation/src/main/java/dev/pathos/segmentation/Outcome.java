package dev.pathos.segmentation;

import java.util.List;

/**
 * What came of one recording.
 *
 * @param seconds how long it is
 * @param speech seconds of speech in it
 * @param tooShort stretches of speech that were left out because they are too short
 * @param faceless utterances that were left out because no speaking face is visible
 * @param offset seconds that the sound comes after the picture; NaN if unknown
 * @param offsetCorrelation the correlation at that offset; NaN if unknown
 * @param segments its utterances in order
 */
record Outcome(
        double seconds,
        double speech,
        int tooShort,
        int faceless,
        double offset,
        double offsetCorrelation,
        List<Segment> segments) {
    Outcome {
        segments = List.copyOf(segments);
    }
}
