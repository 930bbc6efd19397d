package dev.pathos.manifest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The emotion classes of the MSP corpora, as letters in consensus labels and words in votes. */
final class MspClasses {
    private static final Map<String, String> LETTERS =
            Map.of(
                    "A", "angry",
                    "S", "sad",
                    "H", "happy",
                    "U", "surprised",
                    "F", "fearful",
                    "D", "disgust",
                    "C", "contempt",
                    "N", "neutral",
                    "O", "other",
                    "X", "");

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("angry", "angry"),
                    Map.entry("anger", "angry"),
                    Map.entry("sad", "sad"),
                    Map.entry("sadness", "sad"),
                    Map.entry("happy", "happy"),
                    Map.entry("happiness", "happy"),
                    Map.entry("surprise", "surprised"),
                    Map.entry("surprised", "surprised"),
                    Map.entry("fear", "fearful"),
                    Map.entry("fearful", "fearful"),
                    Map.entry("disgust", "disgust"),
                    Map.entry("disgusted", "disgust"),
                    Map.entry("contempt", "contempt"),
                    Map.entry("neutral", "neutral"));

    private MspClasses() {}

    /**
     * The class of a letter.
     *
     * @param letter what a consensus label says
     * @return the class; an empty string inside for {@code X}, no agreement; empty if unknown
     */
    static Optional<String> ofLetter(String letter) {
        return Optional.ofNullable(LETTERS.get(letter.toUpperCase(Locale.ROOT)));
    }

    /**
     * The class of an annotator's word.
     *
     * @param word such as {@code Surprise}, or {@code Other-} and words of their own
     * @return the class; empty if unknown
     */
    static Optional<String> ofWord(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("other")
                ? Optional.of("other")
                : Optional.ofNullable(WORDS.get(lower));
    }
}
