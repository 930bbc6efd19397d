package dev.pathos.protocols;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.SpeakerGroup;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Deals groups of speakers out to folds so that each fold has its share of every class and of the
 * speakers, as nearly as whole groups allow.
 *
 * <p>What is made small is the chi-square statistic of the table of folds by classes and speakers:
 * the sum of {@code (n - e)^2 / e} with n the count and e its mean over folds. The largest groups
 * are dealt first, each to the fold where that sum grows least; then single groups move and pairs
 * of groups change places as long as that makes it smaller. This ends in a local optimum: finding
 * the best deal is as hard as bin packing.
 */
final class StratifiedDeal {
    /** Rounds of moves and exchanges; the sum mostly stands still after three. */
    private static final int ROUNDS = 50;

    /** What a change must win at least, so that rounding errors end no search late. */
    private static final double GAIN = 1e-9;

    private final double[][] counts;
    private final double[][] sums;
    private final double[] means;
    private final int[] deal;
    private final int[] sizes;

    private StratifiedDeal(double[][] counts, int folds) {
        this.counts = counts;
        this.sums = new double[folds][counts[0].length];
        this.means = new double[counts[0].length];
        this.deal = new int[counts.length];
        this.sizes = new int[folds];
        for (double[] group : counts) {
            for (int c = 0; c < means.length; c++) {
                means[c] += group[c] / folds;
            }
        }
    }

    /**
     * Deals.
     *
     * @param groups at least as many as folds
     * @param folds the number of folds
     * @param seed decides between groups that are alike
     * @return the fold of each group
     */
    static int[] of(List<SpeakerGroup> groups, int folds, long seed) {
        StratifiedDeal deal = new StratifiedDeal(counts(groups), folds);
        deal.begin(Seeds.permutation(groups.size(), Seeds.random(seed, "stratified-folds")));
        deal.improve();
        return deal.deal;
    }

    /** A row for each group: its speakers, then its utterances of each class. */
    private static double[][] counts(List<SpeakerGroup> groups) {
        Map<String, Integer> classes = new TreeMap<>();
        for (SpeakerGroup group : groups) {
            group.utterances().forEach(u -> classes.put(label(u), 0));
        }
        int next = 1;
        for (Map.Entry<String, Integer> entry : classes.entrySet()) {
            entry.setValue(next++);
        }
        double[][] counts = new double[groups.size()][next];
        for (int g = 0; g < counts.length; g++) {
            counts[g][0] = groups.get(g).speakers().size();
            for (Utterance u : groups.get(g).utterances()) {
                counts[g][classes.get(label(u))]++;
            }
        }
        return counts;
    }

    /** The label, else the class of most votes, the first by name of several. */
    private static String label(Utterance utterance) {
        Annotations annotations = utterance.annotations();
        return annotations.label().isEmpty()
                ? annotations.votes().entrySet().stream()
                        .max(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .thenComparing(
                                                Map.Entry.comparingByKey(
                                                        Comparator.reverseOrder())))
                        .map(Map.Entry::getKey)
                        .orElse("")
                : annotations.label();
    }

    private void begin(int[] order) {
        int[] largestFirst =
                Arrays.stream(order)
                        .boxed()
                        .sorted(Comparator.comparingDouble(g -> -Arrays.stream(counts[g]).sum()))
                        .mapToInt(g -> g)
                        .toArray();
        for (int i = 0; i < largestFirst.length; i++) {
            int group = largestFirst[i];
            int left = largestFirst.length - i;
            long empty = Arrays.stream(sizes).filter(size -> size == 0).count();
            int best =
                    IntStream.range(0, sums.length)
                            .filter(f -> left > empty || sizes[f] == 0)
                            .boxed()
                            .min(Comparator.comparingDouble(f -> change(f, counts[group], null)))
                            .orElseThrow();
            put(group, best);
        }
    }

    private void improve() {
        boolean better = true;
        for (int round = 0; better && round < ROUNDS; round++) {
            better = false;
            for (int g = 0; g < deal.length; g++) {
                better |= move(g);
                for (int h = g + 1; h < deal.length; h++) {
                    better |= exchange(g, h);
                }
            }
        }
    }

    private boolean move(int group) {
        boolean moved = false;
        for (int f = 0; f < sums.length && sizes[deal[group]] > 1; f++) {
            if (f != deal[group]
                    && change(f, counts[group], null) + change(deal[group], null, counts[group])
                            < -GAIN) {
                take(group);
                put(group, f);
                moved = true;
            }
        }
        return moved;
    }

    private boolean exchange(int one, int other) {
        int f = deal[one];
        int g = deal[other];
        if (f == g
                || change(f, counts[other], counts[one]) + change(g, counts[one], counts[other])
                        >= -GAIN) {
            return false;
        }
        take(one);
        take(other);
        put(one, g);
        put(other, f);
        return true;
    }

    /** By how much the sum grows if a fold gains one group and loses another; null for none. */
    private double change(int fold, double[] gained, double[] lost) {
        double change = 0;
        for (int c = 0; c < means.length; c++) {
            double off = sums[fold][c] - means[c];
            double by = (gained == null ? 0 : gained[c]) - (lost == null ? 0 : lost[c]);
            change += by * (2 * off + by) / means[c];
        }
        return change;
    }

    private void put(int group, int fold) {
        deal[group] = fold;
        sizes[fold]++;
        for (int c = 0; c < means.length; c++) {
            sums[fold][c] += counts[group][c];
        }
    }

    private void take(int group) {
        sizes[deal[group]]--;
        for (int c = 0; c < means.length; c++) {
            sums[deal[group]][c] -= counts[group][c];
        }
    }
}
