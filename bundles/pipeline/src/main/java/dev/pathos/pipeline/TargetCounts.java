package dev.pathos.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often each target occurs in a part, and why other utterances have none.
 *
 * @param targets utterances by class; those with numbers under one name
 * @param reasons utterances without a target by reason
 */
record TargetCounts(Map<String, Integer> targets, Map<String, Integer> reasons) {
    /** What utterances are counted under whose target is a number. */
    static final String NUMBERS = "a number";

    /** What the reason of a view that cannot be read begins with; the file's name follows. */
    static final String UNREADABLE = "unreadable: ";

    /** More different numbers than this are a quantity, not classes. */
    private static final int CLASSES = 12;

    private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+(e[-+]?\\d+)?|NaN");

    static TargetCounts none() {
        return new TargetCounts(new TreeMap<>(), new TreeMap<>());
    }

    void addTarget(String target) {
        targets.merge(target, 1, Integer::sum);
    }

    /** Files that cannot be read are counted together, whatever is wrong with each. */
    void addReason(String reason) {
        boolean unreadable = reason.startsWith(UNREADABLE);
        reasons.merge(unreadable ? "unreadable" : reason, 1, Integer::sum);
    }

    int without() {
        return sum(reasons);
    }

    int all() {
        return sum(targets) + without();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(n -> n).sum();
    }

    /** Targets, the most frequent first, such as {@code high 24, low 23}; many numbers as one. */
    String targetsInWords() {
        boolean numbers =
                targets.size() > CLASSES
                        && targets.keySet().stream().allMatch(t -> NUMBER.matcher(t).matches());
        return words(numbers ? Map.of(NUMBERS, sum(targets)) : targets);
    }

    /** Reasons, the most frequent first. */
    String reasonsInWords() {
        return words(reasons);
    }

    private static String words(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What a table shows: utterances, those without a target and their share, targets, reasons. */
    List<String> cells() {
        String share =
                without() == 0
                        ? "0"
                        : String.format(
                                Locale.ROOT, "%d (%.1f %%)", without(), 100. * without() / all());
        return List.of(String.valueOf(all()), share, targetsInWords(), reasonsInWords());
    }
}
