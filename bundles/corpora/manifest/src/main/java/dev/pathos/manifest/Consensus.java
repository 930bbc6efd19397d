package dev.pathos.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The class that votes agree on, or why they do not agree.
 *
 * @param label the class; an empty string if there is none
 * @param obstacle why there is none; an empty string if there is one
 */
record Consensus(String label, String obstacle) {
    /** How votes become a class. */
    enum Rule {
        /** More than half of all votes. */
        MAJORITY,
        /** More votes than any other class. */
        PLURALITY;

        /** The rule that a setting names, such as {@code majority}. */
        static Rule of(String setting) {
            return setting.equals("plurality") ? PLURALITY : MAJORITY;
        }

        /** The rule as it is written in settings and reports. */
        String word() {
            return this == MAJORITY ? "majority" : "plurality";
        }
    }

    /**
     * Counts votes.
     *
     * @param votes how many annotators chose each class
     * @param rule what it takes to agree
     * @return the class, or why there is none
     */
    static Consensus of(Map<String, Integer> votes, Rule rule) {
        int all = votes.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return new Consensus("", "no votes");
        }
        int most = most(votes.values());
        List<String> first =
                votes.keySet().stream().filter(c -> votes.get(c) == most).sorted().toList();
        if (rule == Rule.MAJORITY) {
            return most * 2 > all
                    ? new Consensus(first.get(0), "")
                    : new Consensus("", "no class has more than half of its votes: " + told(votes));
        }
        return first.size() == 1
                ? new Consensus(first.get(0), "")
                : new Consensus("", "a tie in its votes: " + told(votes));
    }

    private static int most(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static String told(Map<String, Integer> votes) {
        return votes.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
