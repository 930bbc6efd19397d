package dev.pathos.auemotion;

import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The action units that make up an emotion's expression.
 *
 * @param emotion the emotion's name
 * @param units names such as {@code AU06}, at least one
 */
record Prototype(String emotion, List<String> units) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([^=\\s][^=]*?)\\s*=\\s*(\\d{1,2}(\\s*\\+\\s*\\d{1,2})*)\\s*");

    /**
     * Reads a list of the form {@code happiness=6+12}.
     *
     * @param texts one prototype each
     * @return the prototypes in the same order
     * @throws Problem if one is malformed, or two are of one emotion
     */
    static List<Prototype> parse(String[] texts) {
        List<Prototype> prototypes = new ArrayList<>();
        Set<String> emotions = new LinkedHashSet<>();
        for (String text : texts) {
            var match = FORM.matcher(text);
            if (!match.matches() || !emotions.add(match.group(1))) {
                throw new Problem(
                        "'" + text + "' is no prototype, or the second of its emotion",
                        "key prototypes",
                        "write each emotion once, with its action units, like happiness=6+12");
            }
            Set<String> units = new LinkedHashSet<>();
            for (String number : match.group(2).split("\\+")) {
                units.add(String.format(Locale.ROOT, "AU%02d", Integer.parseInt(number.strip())));
            }
            prototypes.add(new Prototype(match.group(1), List.copyOf(units)));
        }
        return List.copyOf(prototypes);
    }
}
