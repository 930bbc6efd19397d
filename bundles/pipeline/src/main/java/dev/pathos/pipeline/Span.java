package dev.pathos.pipeline;

import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.signal.Audio;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stretch of a recording that an utterance takes.
 *
 * @param start seconds from the recording's beginning
 * @param end seconds, after the start; infinite for the recording's end
 */
record Span(double start, double end) {
    /** All of a recording. */
    static final Span WHOLE = new Span(0, Double.POSITIVE_INFINITY);

    /** The stretch of its media that a corpus says an utterance takes. */
    static Span of(Recording recording) {
        return new Span(recording.start(), recording.end());
    }

    /** The k-th of equal parts of this stretch, which is so many seconds long. */
    Span part(int k, int parts, double seconds) {
        return parts == 1
                ? this
                : new Span(start + k * seconds / parts, start + (k + 1) * seconds / parts);
    }

    private boolean whole() {
        return equals(WHOLE);
    }

    /** What tells it apart from other stretches of the same content. */
    String key() {
        return whole() ? "" : String.format(Locale.ROOT, " %.3f-%.3f s", start, end);
    }

    /** An utterance of its own; words and phones stay with the whole. */
    Utterance of(Utterance whole) {
        Recording recording = whole.recording();
        return equals(of(recording))
                ? whole
                : new Utterance(
                        whole.id() + key().replace(" s", "s").replace(" ", "@"),
                        whole.speaker(),
                        whole.session(),
                        whole.media(),
                        whole.sidecars(),
                        whole.annotations(),
                        new Recording(
                                recording.take(),
                                start,
                                end,
                                recording.partition(),
                                recording.traits()));
    }

    /**
     * How long it is within a medium of so many seconds; not above 0 if it begins after its end.
     */
    double seconds(double medium) {
        return Math.min(end, medium) - start;
    }

    /** A view on the sound within it. */
    Audio of(Audio recording) {
        return recording.stretch(start, end);
    }

    /** What its features are kept under. */
    FeatureCache.Key of(String content, String decoding, String extractor) {
        return new FeatureCache.Key(content, decoding, extractor, start, end);
    }

    /** The frames within it, with timestamps from its start. */
    FaceTrack of(FaceTrack track) {
        if (whole()) {
            return track;
        }
        double[] time = track.timestamps();
        int from = 0;
        while (from < time.length && time[from] < start) {
            from++;
        }
        int to = from;
        while (to < time.length && time[to] < end) {
            to++;
        }
        int points = track.hasLandmarks() ? FaceTrack.POINTS : 0;
        return new FaceTrack(
                Arrays.stream(time, from, to).map(t -> t - start).toArray(),
                Arrays.copyOfRange(track.success(), from, to),
                Arrays.copyOfRange(track.confidence(), from, to),
                Arrays.copyOfRange(track.x(), from * points, to * points),
                Arrays.copyOfRange(track.y(), from * points, to * points),
                cut(track.intensity(), from, to),
                cut(track.presence(), from, to),
                cut(track.measures(), from, to));
    }

    private static Map<String, float[]> cut(Map<String, float[]> units, int from, int to) {
        Map<String, float[]> cut = new TreeMap<>();
        units.forEach((name, values) -> cut.put(name, Arrays.copyOfRange(values, from, to)));
        return cut;
    }
}
