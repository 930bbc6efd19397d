package dev.pathos.pipeline;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Chooses the utterances whose labels may be used: stratified by class, nested and seeded. */
final class LabelBudget {
    private LabelBudget() {}

    /**
     * Chooses.
     *
     * <p>Of each class the rounded share, at least one: a class with a single utterance is in every
     * budget. Utterances that were voted on or rated without a label are a class of their own,
     * since they cost as much to annotate; those that nobody annotated are never chosen.
     *
     * @param part the utterances to choose from
     * @param percent above 0, at most 100
     * @param seed the same for all arms; of one seed a larger budget contains a smaller one
     * @return the chosen, in the part's order, on which the choice depends
     */
    static List<CorpusSample> choose(List<CorpusSample> part, double percent, long seed) {
        Map<String, List<CorpusSample>> classes = new TreeMap<>();
        for (CorpusSample sample : part) {
            var annotations = sample.utterance().annotations();
            String label = annotations.label().strip();
            boolean annotated =
                    !label.isEmpty()
                            || !annotations.votes().isEmpty()
                            || !annotations.attributes().isEmpty();
            if (annotated) {
                classes.computeIfAbsent(label, l -> new ArrayList<>()).add(sample);
            }
        }
        Set<CorpusSample> chosen = new HashSet<>();
        classes.forEach(
                (label, samples) -> {
                    SplittableRandom random = Seeds.random(seed, "label-budget " + label);
                    int[] order = Seeds.permutation(samples.size(), random);
                    int count = (int) Math.max(1, Math.round(samples.size() * percent / 100));
                    for (int i = 0; i < count; i++) {
                        chosen.add(samples.get(order[i]));
                    }
                });
        return part.stream().filter(chosen::contains).toList();
    }

    /** Exchanges the targets of some utterances at random among those that have one. */
    static Map<String, Target> permuted(Map<String, Target> targets, List<String> ids, long seed) {
        List<String> present =
                ids.stream().filter(id -> targets.get(id).present()).sorted().toList();
        int[] order = Seeds.permutation(present.size(), Seeds.random(seed, "permuted-targets"));
        Map<String, Target> exchanged = new TreeMap<>(targets);
        for (int i = 0; i < order.length; i++) {
            exchanged.put(present.get(i), targets.get(present.get(order[i])));
        }
        return exchanged;
    }
}
