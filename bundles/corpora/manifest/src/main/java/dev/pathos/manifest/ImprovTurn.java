package dev.pathos.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name of MSP-IMPROV says (Busso et al., IEEE Transactions on Affective Computing
 * 2017).
 *
 * @param name the turn as the sound files call it, such as {@code MSP-IMPROV-S01A-F01-P-FM01}
 * @param sentence the number of the target sentence, such as {@code S01}
 * @param intended the class that the scene was written for
 * @param speaker such as {@code F01}: sex and session
 * @param scenario the letter of the scenario
 */
record ImprovTurn(String name, String sentence, String intended, String speaker, String scenario) {
    private static final Map<String, String> SCENARIOS =
            Map.of(
                    "P", "natural interaction",
                    "R", "target sentence, read",
                    "S", "improvisation",
                    "T", "target sentence, improvised");

    // Video files and the evaluation say UTD where sound files say MSP.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:MSP|UTD)-IMPROV-(S\\d\\d)([AHNS])-([FM]\\d\\d)-([PRST])-([FM]{2}\\d\\d)");

    /**
     * Reads a name.
     *
     * @param base a file's name without extension
     * @return the turn, if the name is one of MSP-IMPROV's
     */
    static Optional<ImprovTurn> parse(String base) {
        Matcher parts = NAME.matcher(base);
        return parts.matches()
                ? Optional.of(
                        new ImprovTurn(
                                "MSP" + base.substring(3),
                                parts.group(1),
                                MspClasses.ofLetter(parts.group(2)).orElseThrow(),
                                parts.group(3),
                                parts.group(4)))
                : Optional.empty();
    }

    /** The name of the turn that a file belongs to, or an empty string. */
    static String turn(String base) {
        return parse(base).map(ImprovTurn::name).orElse("");
    }

    /** The number of the session, which has a woman and a man. */
    String session() {
        return speaker.substring(1);
    }

    /** What the name says of speaker and script. */
    Map<String, String> traits() {
        return Map.of(
                "sex",
                speaker.startsWith("F") ? "female" : "male",
                "sentence",
                sentence,
                "intended",
                intended,
                "scenario",
                SCENARIOS.get(scenario),
                "language",
                "en");
    }
}
