package dev.pathos.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name of CREMA-D says (Cao et al., IEEE Transactions on Affective Computing 2014).
 *
 * @param name actor, sentence, emotion and level, such as {@code 1001_DFA_ANG_XX}
 * @param actor {@code 1001} to {@code 1091}
 * @param sentence what is said
 * @param intended the class that was acted
 * @param intensity how strongly it was to be acted; {@code unspecified} for most sentences
 */
record CremaClip(String name, String actor, String sentence, String intended, String intensity) {
    /** The classes by the letter of their votes. */
    static final Map<String, String> CLASSES =
            Map.of(
                    "A", "angry", "D", "disgust", "F", "fearful", "H", "happy", "N", "neutral", "S",
                    "sad");

    private static final Map<String, String> EMOTIONS =
            Map.of("ANG", "A", "DIS", "D", "FEA", "F", "HAP", "H", "NEU", "N", "SAD", "S");

    private static final Map<String, String> LEVELS =
            Map.of("LO", "low", "MD", "medium", "HI", "high", "XX", "unspecified");

    private static final Map<String, String> SENTENCES =
            Map.ofEntries(
                    Map.entry("IEO", "It's eleven o'clock"),
                    Map.entry("TIE", "That is exactly what happened"),
                    Map.entry("IOM", "I'm on my way to the meeting"),
                    Map.entry("IWW", "I wonder what this is about"),
                    Map.entry("TAI", "The airplane is almost full"),
                    Map.entry("MTI", "Maybe tomorrow it will be cold"),
                    Map.entry("IWL", "I would like a new alarm clock"),
                    Map.entry("ITH", "I think I have a doctor's appointment"),
                    Map.entry("DFA", "Don't forget a jacket"),
                    Map.entry("ITS", "I think I've seen this before"),
                    Map.entry("TSI", "The surface is slick"),
                    Map.entry("WSI", "We'll stop in a couple of minutes"));

    // A single X stands in the name of one clip of the original.
    private static final Pattern NAME =
            Pattern.compile("(\\d{4})_([A-Z]{3})_([A-Z]{3})_(LO|MD|HI|XX?)");

    /**
     * Reads a name.
     *
     * @param base a file's name without extension
     * @return the clip, if its codes are CREMA-D's
     */
    static Optional<CremaClip> parse(String base) {
        Matcher parts = NAME.matcher(base);
        if (!parts.matches()
                || !SENTENCES.containsKey(parts.group(2))
                || !EMOTIONS.containsKey(parts.group(3))) {
            return Optional.empty();
        }
        String level = parts.group(4).equals("X") ? "XX" : parts.group(4);
        return Optional.of(
                new CremaClip(
                        base.substring(0, parts.start(4)) + level,
                        parts.group(1),
                        SENTENCES.get(parts.group(2)),
                        CLASSES.get(EMOTIONS.get(parts.group(3))),
                        LEVELS.get(level)));
    }

    /** The name of the clip that a file belongs to, or an empty string. */
    static String clip(String base) {
        return parse(base).map(CremaClip::name).orElse("");
    }

    /** What the name says of speaker and script. */
    Map<String, String> traits() {
        Map<String, String> traits = new HashMap<>();
        traits.put("sentence", sentence);
        traits.put("intended", intended);
        traits.put("intensity", intensity);
        traits.put("language", "en");
        return traits;
    }
}
