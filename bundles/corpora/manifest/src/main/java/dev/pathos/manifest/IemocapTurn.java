package dev.pathos.manifest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A turn of IEMOCAP as its evaluation describes it (Busso et al., Language Resources and Evaluation
 * 2008).
 *
 * @param name dialogue and turn, such as {@code Ses01F_impro01_F000}
 * @param code the published class, such as {@code ang}; {@code xxx} for no agreement
 * @param attributes valence, arousal and dominance from 1 to 5
 * @param votes what other people than the actor voted
 */
record IemocapTurn(
        String name, String code, Map<String, Double> attributes, Map<String, Integer> votes) {
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("ang", "angry"),
                    Map.entry("hap", "happy"),
                    Map.entry("exc", "excited"),
                    Map.entry("sad", "sad"),
                    Map.entry("neu", "neutral"),
                    Map.entry("fru", "frustrated"),
                    Map.entry("fea", "fearful"),
                    Map.entry("sur", "surprised"),
                    Map.entry("dis", "disgust"),
                    Map.entry("oth", "other"),
                    Map.entry("xxx", ""));

    private static final Pattern NAME =
            Pattern.compile("(Ses\\d\\d)[FM]_((impro|script)\\w+)_([FM])\\d+");

    private static final Pattern FIRST_LINE =
            Pattern.compile(
                    "\\[[\\d.]+ *- *[\\d.]+\\]\\s+(\\S+)\\s+(\\S+)\\s+"
                            + "\\[([-\\d.]+), *([-\\d.]+), *([-\\d.]+)\\]");

    private static final Pattern VOTE = Pattern.compile("C-E\\d+:\\s*([^(]*).*");

    /** Whether a file's name without extension is a turn's. */
    static boolean named(String base) {
        return NAME.matcher(base).matches();
    }

    /**
     * Reads the first line of a turn.
     *
     * @param line such as {@code [6.2901 - 8.2357] Ses01F_impro01_F000 neu [2.5, 2.5, 2.5]}
     * @return the turn without votes, if the line is one
     */
    static Optional<IemocapTurn> parse(String line) {
        Matcher parts = FIRST_LINE.matcher(line.strip());
        if (!parts.matches() || !named(parts.group(1))) {
            return Optional.empty();
        }
        Map<String, Double> attributes = new HashMap<>();
        List<String> names = List.of("valence", "arousal", "dominance");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            MspSegment.number(parts.group(3 + i)).ifPresent(v -> attributes.put(name, v));
        }
        return Optional.of(
                new IemocapTurn(
                        parts.group(1),
                        parts.group(2).toLowerCase(Locale.ROOT),
                        attributes,
                        new TreeMap<>()));
    }

    /**
     * Counts a line, if it is the vote of another person than the actor; people may name several
     * classes, which count one each.
     *
     * @param line such as {@code C-E2: Neutral; Anger; ()}
     * @param merged whether excitement is happiness
     * @return words that are no class
     */
    Set<String> count(String line, boolean merged) {
        Matcher vote = VOTE.matcher(line.strip());
        Set<String> unknown = new HashSet<>();
        if (!vote.matches()) {
            return unknown;
        }
        Set<String> classes = new HashSet<>();
        for (String word : vote.group(1).split(";")) {
            String lower = word.strip().toLowerCase(Locale.ROOT);
            String code = lower.substring(0, Math.min(3, lower.length()));
            if (CODES.containsKey(code) && !code.equals("xxx")) {
                classes.add(label(code, merged));
            } else if (!lower.isEmpty()) {
                unknown.add(word.strip());
            }
        }
        classes.forEach(c -> votes.merge(c, 1, Integer::sum));
        return unknown;
    }

    private static String label(String code, boolean merged) {
        return merged && code.equals("exc") ? "happy" : CODES.get(code);
    }

    /**
     * The published class.
     *
     * @param merged whether excitement is happiness
     * @return the class; an empty string for no agreement; empty if the code is unknown
     */
    Optional<String> label(boolean merged) {
        return CODES.containsKey(code) ? Optional.of(label(code, merged)) : Optional.empty();
    }

    private Matcher parts() {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException(name);
        }
        return parts;
    }

    /** The session, such as {@code Ses01}, with a woman and a man. */
    String session() {
        return parts().group(1);
    }

    /** Who speaks, such as {@code Ses01F}; the letter before the turn's number, not the first. */
    String speaker() {
        return session() + parts().group(4);
    }

    /** What the name says of speaker and script. */
    Map<String, String> traits() {
        return Map.of(
                "sex",
                parts().group(4).equals("F") ? "female" : "male",
                "scenario",
                parts().group(3).equals("impro") ? "improvisation" : "script",
                "dialogue",
                name.substring(0, name.lastIndexOf('_')),
                "language",
                "en");
    }
}
