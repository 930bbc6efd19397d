package dev.pathos.api.corpus;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Speaker-disjoint folds: each speaker is tested in exactly one fold. */
public final class SpeakerFolds {
    private SpeakerFolds() {}

    /**
     * Deals the speakers out to folds in a seeded order; fold f tests on its own speakers, develops
     * on those of fold f + 1 (cyclic) and trains on the rest. Speakers that share a session or a
     * take come into the same fold.
     *
     * @param utterances all utterances, with at least three speakers
     * @param folds the number of folds, from 3 to the number of speakers
     * @param seed decides which speaker comes into which fold
     * @return the partitions in order of folds
     * @throws Problem when there are too few speakers
     */
    public static List<Partition> of(List<Utterance> utterances, int folds, long seed) {
        List<SpeakerGroup> groups = SpeakerGroup.of(utterances);
        check(groups, folds);
        int[] order = Seeds.permutation(groups.size(), Seeds.random(seed, "speaker-folds"));
        int[] deal = new int[groups.size()];
        for (int i = 0; i < order.length; i++) {
            deal[order[i]] = i % folds;
        }
        return dealt(utterances, groups, deal, folds);
    }

    /**
     * Sees whether so many folds can be made.
     *
     * @param groups all groups of speakers
     * @param folds the number of folds
     * @throws Problem unless it is from 3 to the number of groups
     */
    public static void check(List<SpeakerGroup> groups, int folds) {
        if (folds >= 3 && folds <= groups.size()) {
            return;
        }
        int speakers = groups.stream().mapToInt(g -> g.speakers().size()).sum();
        String bound =
                speakers == groups.size()
                        ? ""
                        : ", who share sessions or takes and so make only "
                                + groups.size()
                                + (groups.size() == 1 ? " group" : " groups");
        throw new Problem(
                "cannot make "
                        + folds
                        + " speaker-disjoint folds of "
                        + speakers
                        + (speakers == 1 ? " speaker" : " speakers")
                        + bound,
                "key folds",
                groups.size() < 3
                        ? "give a corpus with at least 3 speakers (train, development, test)"
                        : "choose from 3 to " + groups.size());
    }

    /**
     * Partitions of groups that are already dealt out: fold f tests on its own, develops on those
     * of fold f + 1 (cyclic) and trains on the rest.
     *
     * @param utterances all utterances, in the order that the parts keep
     * @param groups their groups of speakers
     * @param deal the fold of each group, from 0
     * @param folds the number of folds, at least 3, none of them empty
     * @return the partitions in order of folds
     */
    public static List<Partition> dealt(
            List<Utterance> utterances, List<SpeakerGroup> groups, int[] deal, int folds) {
        Map<String, Integer> folded = new HashMap<>();
        for (int g = 0; g < deal.length; g++) {
            for (String speaker : groups.get(g).speakers()) {
                folded.put(speaker, deal[g]);
            }
        }
        List<Partition> partitions = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            List<Utterance> train = new ArrayList<>();
            List<Utterance> development = new ArrayList<>();
            List<Utterance> test = new ArrayList<>();
            for (Utterance u : utterances) {
                int own = folded.get(u.speaker());
                (own == f ? test : own == (f + 1) % folds ? development : train).add(u);
            }
            partitions.add(new Partition(train, development, test));
        }
        return partitions;
    }
}
