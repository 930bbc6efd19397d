package dev.pathos.api.corpus;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Speaker-disjoint folds: each speaker is tested in exactly one fold. */
public final class SpeakerFolds {
    private SpeakerFolds() {}

    /**
     * Deals the speakers out to folds in a seeded order; fold f tests on its own speakers, develops
     * on those of fold f + 1 (cyclic) and trains on the rest.
     *
     * @param utterances all utterances, with at least three speakers
     * @param folds the number of folds, from 3 to the number of speakers
     * @param seed decides which speaker comes into which fold
     * @return the partitions in order of folds
     * @throws Problem when there are too few speakers
     */
    public static List<Partition> of(List<Utterance> utterances, int folds, long seed) {
        Set<String> speakers = new TreeSet<>();
        utterances.forEach(u -> speakers.add(u.speaker()));
        if (folds < 3 || folds > speakers.size()) {
            throw new Problem(
                    "cannot make "
                            + folds
                            + " speaker-disjoint folds of "
                            + speakers.size()
                            + (speakers.size() == 1 ? " speaker" : " speakers"),
                    "key folds",
                    speakers.size() < 3
                            ? "give a corpus with at least 3 speakers (train, development, test)"
                            : "choose from 3 to " + speakers.size());
        }
        List<String> names = new ArrayList<>(speakers);
        int[] order = Seeds.permutation(names.size(), Seeds.random(seed, "speaker-folds"));
        List<Set<String>> parts = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            parts.add(new TreeSet<>());
        }
        for (int i = 0; i < order.length; i++) {
            parts.get(i % folds).add(names.get(order[i]));
        }
        List<Partition> partitions = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            Set<String> test = parts.get(f);
            Set<String> development = parts.get((f + 1) % folds);
            partitions.add(
                    new Partition(
                            utterances.stream()
                                    .filter(u -> !test.contains(u.speaker()))
                                    .filter(u -> !development.contains(u.speaker()))
                                    .toList(),
                            utterances.stream()
                                    .filter(u -> development.contains(u.speaker()))
                                    .toList(),
                            utterances.stream().filter(u -> test.contains(u.speaker())).toList()));
        }
        return partitions;
    }
}
