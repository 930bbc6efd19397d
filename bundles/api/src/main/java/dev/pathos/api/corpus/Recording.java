package dev.pathos.api.corpus;

import java.util.Map;

/**
 * How an utterance came about: which performance it is, which stretch of its media, where its
 * authors put it, what else is known.
 *
 * @param take the performance that a video and its sound track share, and any other copy of it; an
 *     empty string if unknown
 * @param start seconds from the beginning of the media where the utterance begins
 * @param end seconds where it ends, after the start; infinite for the end of the media
 * @param partition the part of a published partition, as its authors call it, such as {@code
 *     Test1}; an empty string for none
 * @param traits what else is known of speaker, script or conditions, such as {@code sex}, {@code
 *     age}, {@code sentence}, {@code corpus}
 */
public record Recording(
        String take, double start, double end, String partition, Map<String, String> traits) {
    /** All of a file of which nothing else is known. */
    public static final Recording WHOLE = take("");

    public Recording {
        if (!(start >= 0 && end > start)) {
            throw new IllegalArgumentException("from " + start + " to " + end + " s");
        }
        traits = Map.copyOf(traits);
    }

    /**
     * All of a file.
     *
     * @param take the performance
     * @return the recording, with nothing else known
     */
    public static Recording take(String take) {
        return new Recording(take, 0, Double.POSITIVE_INFINITY, "", Map.of());
    }

    /** Whether the utterance takes all of its media. */
    public boolean whole() {
        return start == 0 && end == Double.POSITIVE_INFINITY;
    }
}
