package dev.pathos.api.corpus;

import java.util.List;
import java.util.Map;

/**
 * What people said of an utterance; anything may be absent.
 *
 * @param label the consensus or acted class, or an empty string
 * @param votes how many annotators chose each class
 * @param attributes arousal, valence, dominance ... by name, in the corpus's own scale
 * @param words the words in order of time
 * @param phones the phones in order of time
 */
public record Annotations(
        String label,
        Map<String, Integer> votes,
        Map<String, Double> attributes,
        List<Interval> words,
        List<Interval> phones) {
    /** No annotation at all. */
    public static final Annotations NONE = label("");

    public Annotations {
        votes = Map.copyOf(votes);
        attributes = Map.copyOf(attributes);
        words = List.copyOf(words);
        phones = List.copyOf(phones);
    }

    /**
     * Only a class.
     *
     * @param label the class
     * @return annotations with nothing else
     */
    public static Annotations label(String label) {
        return new Annotations(label, Map.of(), Map.of(), List.of(), List.of());
    }

    /**
     * A stretch of time with a name.
     *
     * @param start seconds from the utterance's beginning
     * @param end seconds, not before the start
     * @param text the word or phone
     */
    public record Interval(double start, double end, String text) {}
}
