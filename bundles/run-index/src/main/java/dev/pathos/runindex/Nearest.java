package dev.pathos.runindex;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody may have meant by a name that there is not. */
final class Nearest {
    private Nearest() {}

    /** The name that takes the fewest edits, if they leave at least half of what was written. */
    static Optional<String> to(String written, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .filter(name -> distance(written, name) <= Math.max(1, written.length() / 2));
    }

    /** Levenshtein's distance: insertions, deletions and exchanges of one character. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
