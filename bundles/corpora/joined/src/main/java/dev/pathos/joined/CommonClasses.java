package dev.pathos.joined;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One name for each class of emotion that published corpora call differently: RAVDESS, EmoDB,
 * CREMA-D, IEMOCAP, MSP-IMPROV, MSP-Podcast, MSP-Face, MELD, ESD and the like.
 *
 * <p>Single letters are those of the MSP corpora and CREMA-D; EmoDB's letters, which mean other
 * things, are not among them.
 */
enum CommonClasses {
    /** Only the spelling changes. */
    ALL(
            Set.of(
                    "neutral",
                    "calm",
                    "happy",
                    "excited",
                    "sad",
                    "angry",
                    "fearful",
                    "disgust",
                    "surprised",
                    "contempt",
                    "bored",
                    "frustrated"),
            Map.of()),

    /** The six of CREMA-D. */
    SIX(
            Set.of("neutral", "happy", "sad", "angry", "fearful", "disgust"),
            Map.of("calm", "neutral", "excited", "happy")),

    /** The four that IEMOCAP and the MSP corpora are mostly judged on. */
    FOUR(Set.of("neutral", "happy", "sad", "angry"), Map.of("calm", "neutral", "excited", "happy"));

    private static final Map<String, String> SPELLINGS = spellings();

    private final Set<String> classes;
    private final Map<String, String> merged;

    CommonClasses(Set<String> classes, Map<String, String> merged) {
        this.classes = classes;
        this.merged = merged;
    }

    /**
     * The common name of a class.
     *
     * @param label what a corpus calls it, in any case
     * @return its name here; empty if it is none of these classes
     */
    Optional<String> of(String label) {
        String common = SPELLINGS.get(label.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(common)
                .map(name -> merged.getOrDefault(name, name))
                .filter(classes::contains);
    }

    /** What it does, in words. */
    String describe() {
        return switch (this) {
            case ALL -> "classes under common names";
            case SIX -> "six classes (calm as neutral, excited as happy)";
            case FOUR -> "four classes (calm as neutral, excited as happy)";
        };
    }

    private static Map<String, String> spellings() {
        Map<String, List<String>> known =
                Map.ofEntries(
                        Map.entry("neutral", List.of("n", "neu", "neutrality")),
                        Map.entry("calm", List.of("calmness", "cal")),
                        Map.entry("happy", List.of("h", "hap", "happiness", "joy", "joyful")),
                        Map.entry("excited", List.of("exc", "excitement")),
                        Map.entry("sad", List.of("s", "sadness")),
                        Map.entry("angry", List.of("a", "ang", "anger")),
                        Map.entry("fearful", List.of("f", "fea", "fear", "anxiety", "scared")),
                        Map.entry("disgust", List.of("d", "dis", "disgusted")),
                        Map.entry("surprised", List.of("u", "sur", "surprise")),
                        Map.entry("contempt", List.of("c", "con", "contemptuous")),
                        Map.entry("bored", List.of("bor", "boredom")),
                        Map.entry("frustrated", List.of("fru", "frustration")));
        Map<String, String> spellings = new HashMap<>();
        known.forEach(
                (name, others) -> {
                    spellings.put(name, name);
                    others.forEach(other -> spellings.put(other, name));
                });
        return Map.copyOf(spellings);
    }
}
