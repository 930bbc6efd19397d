package dev.pathos.check;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How annotators voted and how far they agree. */
final class VoteCensus {
    private static final int CLASSES = 1000;

    private final Tally votes = new Tally(CLASSES);
    private final Map<String, double[]> ratings = new TreeMap<>();
    private long clips;
    private long fewest = Long.MAX_VALUE;
    private long most;
    private long pairs;
    private double agreeing;

    /**
     * Counts an utterance's votes and ratings.
     *
     * @param utterance the utterance
     * @param findings is told of a label that the votes do not give
     */
    void add(Utterance utterance, Findings findings) {
        Annotations annotations = utterance.annotations();
        annotations.attributes().forEach(this::rating);
        long n = annotations.votes().values().stream().mapToLong(Integer::longValue).sum();
        if (n == 0) {
            return;
        }
        clips++;
        fewest = Math.min(fewest, n);
        most = Math.max(most, n);
        annotations.votes().forEach((label, count) -> votes.add(label, count));
        if (n > 1) {
            double same = 0;
            for (double count : annotations.votes().values()) {
                same += count * (count - 1);
            }
            pairs++;
            agreeing += same / ((double) n * (n - 1));
        }
        String label = annotations.label();
        int top = Collections.max(annotations.votes().values());
        if (!label.isEmpty() && annotations.votes().getOrDefault(label, 0) < top) {
            findings.add(
                    "its label is not the class with most votes",
                    utterance.id()
                            + " ("
                            + label
                            + " with "
                            + new TreeMap<>(annotations.votes())
                            + ")");
        }
    }

    private void rating(String name, double value) {
        double[] sums =
                ratings.computeIfAbsent(
                        name,
                        n ->
                                new double[] {
                                    0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
                                });
        sums[0]++;
        sums[1] += value;
        sums[2] = Math.min(sums[2], value);
        sums[3] = Math.max(sums[3], value);
    }

    /** The votes; nothing if there are none. */
    Optional<Table> table() {
        if (clips == 0) {
            return Optional.empty();
        }
        long total = votes.total();
        double agreement = agreeing / pairs;
        // The chance that two votes agree, had both been drawn from all votes (Fleiss 1971).
        double chance = 0;
        for (long count : votes.counts().values()) {
            chance += (double) count / total * count / total;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("clips with votes", Words.count(clips)));
        rows.add(
                List.of(
                        "annotators a clip",
                        (fewest == most
                                ? Words.count(most)
                                : Words.count(fewest)
                                        + " to "
                                        + Words.count(most)
                                        + ", on average "
                                        + Words.number((double) total / clips))));
        rows.add(List.of("votes", votes.inWords()));
        if (pairs > 1) {
            rows.add(
                    List.of(
                            "agreement",
                            String.format(
                                    Locale.ROOT,
                                    "two annotators agree on %.1f%% of the clips; Fleiss' kappa"
                                            + " %.3f",
                                    100 * agreement,
                                    chance == 1 ? 1 : (agreement - chance) / (1 - chance))));
        }
        return Optional.of(new Table("Votes", List.of("item", "value"), rows, List.of()));
    }

    /** The ratings; nothing if there are none. */
    Optional<Table> ratings() {
        List<List<String>> rows = new ArrayList<>();
        ratings.forEach(
                (name, s) ->
                        rows.add(
                                List.of(
                                        name,
                                        Words.count((long) s[0]),
                                        Words.number(s[1] / s[0]),
                                        Words.number(s[2]),
                                        Words.number(s[3]))));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Table(
                                "Ratings",
                                List.of("attribute", "clips", "mean", "least", "greatest"),
                                rows,
                                List.of()));
    }
}
