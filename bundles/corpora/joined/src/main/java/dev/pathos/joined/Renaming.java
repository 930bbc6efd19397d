package dev.pathos.joined;

import dev.pathos.api.run.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What classes are to be called.
 *
 * @param pairs new names by old ones
 * @param common where the pairs say nothing; null for no such names
 */
record Renaming(Map<String, String> pairs, CommonClasses common) {
    /**
     * Reads pairs.
     *
     * @param texts such as {@code calm=neutral}
     * @param to the common names, as the setting says: {@code own}, {@code common}, {@code six} or
     *     {@code four}
     * @return the renaming
     * @throws Problem if a text is no pair, or an old name stands there twice, or nothing is said
     */
    static Renaming of(String[] texts, String to) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String from = equals < 0 ? "" : text.substring(0, equals).strip();
            String name = text.substring(equals + 1).strip();
            if (from.isEmpty() || name.isEmpty()) {
                throw problem("'" + text + "' is no pair of classes", "write calm=neutral");
            }
            String before = pairs.put(from, name);
            if (before != null && !before.equals(name)) {
                throw problem(
                        "'" + from + "' is to become " + before + " and " + name, "say it once");
            }
        }
        CommonClasses common =
                switch (to) {
                    case "common" -> CommonClasses.ALL;
                    case "six" -> CommonClasses.SIX;
                    case "four" -> CommonClasses.FOUR;
                    default -> null;
                };
        if (pairs.isEmpty() && common == null) {
            throw problem(
                    "no class is renamed",
                    "give pairs such as calm=neutral, or common names by the key to");
        }
        return new Renaming(pairs, common);
    }

    private static Problem problem(String what, String remedy) {
        return new Problem(what, "key map of the label-map part", remedy);
    }

    /** The new name of a class; empty if the map says nothing of it. */
    Optional<String> of(String label) {
        String own = pairs.get(label);
        return own != null || common == null ? Optional.ofNullable(own) : common.of(label);
    }

    /** The renaming in words. */
    String describe() {
        StringBuilder words = new StringBuilder(common == null ? "" : common.describe());
        pairs.forEach(
                (from, to) -> words.append(words.isEmpty() ? "" : ", ").append(from + " as " + to));
        return words.toString();
    }
}
