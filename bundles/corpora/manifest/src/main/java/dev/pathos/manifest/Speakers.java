package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One name for each speaker, however a corpus spells it: {@code 1}, {@code 01} and {@code Actor_01}
 * are one person, who would else stand on both sides of a partition.
 */
final class Speakers {
    private static final Pattern NUMBERED =
            Pattern.compile("(?:(?:actor|speaker|spkr|spk|subject)[ _-]*)?0*(\\d+)");

    private final Ledger ledger;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * Knows nobody yet.
     *
     * @param ledger is told of each further spelling, once
     */
    Speakers(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A speaker's name.
     *
     * @param spelled what the corpus says here
     * @return what it said of the same speaker first
     */
    String of(String spelled) {
        String first = names.putIfAbsent(key(spelled), spelled);
        if (first != null && !first.equals(spelled) && told.add(spelled)) {
            ledger.skipped(
                    "speaker " + spelled, "taken for the speaker that is also spelled " + first);
        }
        return first == null ? spelled : first;
    }

    private static String key(String spelled) {
        String lower = spelled.strip().toLowerCase(Locale.ROOT);
        Matcher number = NUMBERED.matcher(lower);
        return number.matches() ? number.group(1) : lower;
    }
}
