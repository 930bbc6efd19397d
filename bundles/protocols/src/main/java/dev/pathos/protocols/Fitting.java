package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.SpeakerGroup;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes a partition of published parts: with a development part, and no speaker in two parts.
 *
 * @param part the part's short name, for messages
 * @param share the share of training speakers that become the development part where there is none
 * @param seed chooses them
 * @param shared what happens to speakers in two parts: {@code refuse}, {@code drop} or {@code keep}
 */
record Fitting(String part, double share, long seed, String shared) {
    static final String REFUSE = "refuse";
    static final String DROP = "drop";
    static final String KEEP = "keep";

    Fitting {
        if (!(share > 0 && share < 1)) {
            throw new Problem(
                    "a development part of " + share + " of the training speakers",
                    "key development.share of the " + part + " part",
                    "give a share between 0 and 1, such as 0.2");
        }
    }

    /**
     * Makes a partition.
     *
     * @param name the partition's name, for messages
     * @param train the training part
     * @param development the development part; if empty, some training speakers are it
     * @param test the test part
     * @return the partition
     * @throws Problem if a part is empty or, unless that is allowed, shares speakers
     */
    Partition fit(
            String name, List<Utterance> train, List<Utterance> development, List<Utterance> test) {
        require(name, "training", train);
        require(name, "test", test);
        List<Utterance> developed = without(name, "development", development, "test", test);
        List<Utterance> trained = without(name, "training", train, "test", test);
        if (development.isEmpty()) {
            Set<String> chosen = chosen(name, trained);
            developed = trained.stream().filter(u -> chosen.contains(u.speaker())).toList();
            trained = trained.stream().filter(u -> !chosen.contains(u.speaker())).toList();
        } else {
            require(name, "development", developed);
            trained = without(name, "training", trained, "development", developed);
        }
        require(name, "training", trained);
        return new Partition(trained, developed, test);
    }

    private void require(String name, String use, Collection<Utterance> utterances) {
        if (utterances.isEmpty()) {
            throw new Problem(
                    "no utterance is in the " + use + " part of " + name,
                    "the " + part + " part",
                    "see that the names of parts and clips are those of this corpus");
        }
    }

    private List<Utterance> without(
            String name, String use, List<Utterance> from, String other, List<Utterance> others) {
        Set<String> both = speakers(from);
        both.retainAll(speakers(others));
        if (both.isEmpty() || shared.equals(KEEP)) {
            return from;
        }
        if (shared.equals(DROP)) {
            return from.stream().filter(u -> !both.contains(u.speaker())).toList();
        }
        throw new Problem(
                both.size()
                        + " speakers are in the "
                        + use
                        + " and in the "
                        + other
                        + " part of "
                        + name
                        + ": "
                        + Remarks.some(both),
                "key shared.speakers of the " + part + " part",
                "set it to drop, to take them out of the " + use + " part, or to keep");
    }

    private static Set<String> speakers(List<Utterance> utterances) {
        return utterances.stream()
                .map(Utterance::speaker)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Training speakers for the development part.
     *
     * @param name what is parted, for the message
     * @param train utterances of at least two groups of speakers
     * @return the share of speakers, at least one, at least one left
     * @throws Problem if there is but one group
     */
    Set<String> chosen(String name, List<Utterance> train) {
        List<SpeakerGroup> groups = SpeakerGroup.of(train);
        if (groups.size() < 2) {
            throw new Problem(
                    "no development part can be taken out of the training part of "
                            + name
                            + ": "
                            + (groups.isEmpty()
                                    ? "it has no speaker"
                                    : "its speakers ("
                                            + Remarks.some(groups.get(0).speakers())
                                            + ") cannot be parted"),
                    "the " + part + " part",
                    "give training utterances of at least two speakers of different sessions");
        }
        int speakers = groups.stream().mapToInt(g -> g.speakers().size()).sum();
        long wanted = Math.max(1, Math.round(share * speakers));
        int[] order = Seeds.permutation(groups.size(), Seeds.random(seed, "development"));
        Set<String> chosen = new HashSet<>();
        List<Integer> free = new ArrayList<>();
        for (int g : order) {
            free.add(g);
        }
        while (chosen.size() < wanted && free.size() > 1) {
            chosen.addAll(groups.get(free.remove(0)).speakers());
        }
        return chosen;
    }

    /** What is done to published parts, in words that follow their description. */
    String describe() {
        return switch (shared) {
            case DROP -> ", speakers of two parts kept in one";
            case KEEP -> ", speakers shared as published";
            default -> "";
        };
    }
}
