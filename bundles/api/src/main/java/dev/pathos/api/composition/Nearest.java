package dev.pathos.api.composition;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * Advice for a name that does not exist.
     *
     * @param given what was written
     * @param existing what could have been written
     * @return {@code did you mean 'x'?}, or the list of those that exist if none is near
     */
    public static String advice(String given, Collection<String> existing) {
        if (existing.isEmpty()) {
            return "there are none";
        }
        return to(given, existing)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "choose from " + String.join(", ", new TreeSet<>(existing)));
    }

    /**
     * The existing name with the fewest typing errors, if those are at most a third of its letters
     * or one name begins with the other.
     *
     * @param given what was written
     * @param existing what could have been written
     * @return the nearest; of equals the first in alphabetical order
     */
    public static Optional<String> to(String given, Collection<String> existing) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : new TreeSet<>(existing)) {
            int distance = distance(fold(given), fold(name));
            int longer = Math.max(given.length(), name.length());
            boolean alike = distance <= Math.max(1, longer / 3) && distance < longer;
            boolean near = alike || abbreviates(given, name);
            if (near && distance < least) {
                best = name;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean abbreviates(String given, String name) {
        return Math.min(given.length(), name.length()) >= 3
                && (fold(name).startsWith(fold(given)) || fold(given).startsWith(fold(name)));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Insertions, deletions, substitutions and exchanges of neighbours that lead from one word to
     * the other (Damerau-Levenshtein in its restricted form: no letter is edited twice).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
