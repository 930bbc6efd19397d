package dev.pathos.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name of EmoDB says (Burkhardt et al., Interspeech 2005).
 *
 * @param name speaker, text, emotion and version, such as {@code 03a01Fa}
 * @param speaker one of ten actors, {@code 03} to {@code 16}
 * @param text the number of the sentence, such as {@code a01}
 * @param label the emotion acted
 */
record EmoDbName(String name, String speaker, String text, String label) {
    private static final Map<String, String> CLASSES =
            Map.of(
                    "W", "angry", "L", "bored", "E", "disgust", "A", "fearful", "F", "happy", "T",
                    "sad", "N", "neutral");

    /** Sex and age of the actors, as published with the corpus. */
    private static final Map<String, Map<String, String>> ACTORS =
            Map.of(
                    "03", actor("male", 31),
                    "08", actor("female", 34),
                    "09", actor("female", 21),
                    "10", actor("male", 32),
                    "11", actor("male", 26),
                    "12", actor("male", 30),
                    "13", actor("female", 32),
                    "14", actor("female", 35),
                    "15", actor("male", 25),
                    "16", actor("female", 31));

    private static final Pattern NAME = Pattern.compile("(\\d\\d)([ab]\\d\\d)([A-Z])([a-z])");

    private static Map<String, String> actor(String sex, int age) {
        return Map.of("sex", sex, "age", String.valueOf(age));
    }

    /**
     * Reads a name.
     *
     * @param base a file's name without extension
     * @return what it says, if speaker and emotion are EmoDB's
     */
    static Optional<EmoDbName> parse(String base) {
        Matcher parts = NAME.matcher(base);
        return parts.matches()
                        && ACTORS.containsKey(parts.group(1))
                        && CLASSES.containsKey(parts.group(3))
                ? Optional.of(
                        new EmoDbName(
                                base, parts.group(1), parts.group(2), CLASSES.get(parts.group(3))))
                : Optional.empty();
    }

    /** Sex and age of the speaker, and the sentence, which is German. */
    Map<String, String> traits() {
        Map<String, String> actor = ACTORS.get(speaker);
        return Map.of(
                "sex",
                actor.get("sex"),
                "age",
                actor.get("age"),
                "sentence",
                text,
                "language",
                "de");
    }
}
