package dev.pathos.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name of RAVDESS says (Livingstone and Russo, PLoS ONE 2018).
 *
 * @param name the file's name without its extension
 * @param modality {@code 01} sound and picture, {@code 02} picture, {@code 03} sound
 * @param channel {@code 01} speech, {@code 02} song
 * @param emotion from {@code 01} on, in the order of the labels
 * @param intensity {@code 01} normal, {@code 02} strong
 * @param statement {@code 01} kids, {@code 02} dogs
 * @param repetition {@code 01} first, {@code 02} second
 * @param actor {@code 01} to {@code 24}
 */
record Take(
        String name,
        String modality,
        String channel,
        String emotion,
        String intensity,
        String statement,
        String repetition,
        String actor) {
    private static final List<String> LABELS =
            List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");

    private static final Pattern NAME =
            Pattern.compile(
                    "((\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d))"
                            + "\\.(wav|flac|mp4|csv|openface)",
                    Pattern.CASE_INSENSITIVE);

    static Optional<Take> parse(String file) {
        Matcher parts = NAME.matcher(file);
        return parts.matches()
                ? Optional.of(
                        new Take(
                                parts.group(1),
                                parts.group(2),
                                parts.group(3),
                                parts.group(4),
                                parts.group(5),
                                parts.group(6),
                                parts.group(7),
                                parts.group(8)))
                : Optional.empty();
    }

    /** Why it is no speech with a label, or an empty string. */
    String obstacle() {
        if (channel.equals("02")) {
            return "song, not speech";
        }
        if (modality.equals("02")) {
            return "a picture without sound";
        }
        boolean known = modality.matches("0[13]") && channel.equals("01") && index() >= 0;
        return known && index() < LABELS.size() ? "" : "a code in its name that RAVDESS lacks";
    }

    private int index() {
        return Integer.parseInt(emotion) - 1;
    }

    /** The emotion acted. */
    String label() {
        return LABELS.get(index());
    }

    /**
     * What the name says of speaker and script; an odd number stands for a male actor.
     *
     * @return nothing of a code that RAVDESS lacks
     */
    Map<String, String> traits() {
        Map<String, String> traits = new HashMap<>();
        traits.put("sex", Integer.parseInt(actor) % 2 == 1 ? "male" : "female");
        traits.put("language", "en");
        put(
                traits,
                "sentence",
                statement,
                "Kids are talking by the door",
                "Dogs are sitting by the door");
        put(traits, "intensity", intensity, "normal", "strong");
        put(traits, "repetition", repetition, "1", "2");
        return traits;
    }

    private static void put(
            Map<String, String> traits, String trait, String code, String first, String second) {
        if (code.equals("01") || code.equals("02")) {
            traits.put(trait, code.equals("01") ? first : second);
        }
    }

    /** What this take shares with its twin of the other modality. */
    String performance() {
        return name.substring(name.indexOf('-') + 1);
    }
}
