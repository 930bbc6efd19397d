package dev.pathos.pipeline;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.SpeakerFolds;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How an experiment's corpus is parted; fold f is the f-th partition.
 *
 * @param names what the partitions are called
 * @param all every partition that there is
 * @param run the folds that the experiment runs
 * @param words how they came about, in words
 * @param remarks what a reader should know of them
 */
record Partitions(
        List<String> names, List<Partition> all, int[] run, String words, List<String> remarks) {

    /** Parts a corpus as the experiment says. */
    static Partitions of(Experiment experiment, List<Utterance> utterances) {
        ExperimentSettings settings = experiment.settings();
        List<String> names = new ArrayList<>();
        List<Partition> all = new ArrayList<>();
        String words;
        List<String> remarks = List.of();
        if (experiment.protocol().isPresent()) {
            Map<String, Partition> parted = experiment.protocol().get().partitions(utterances);
            names.addAll(parted.keySet());
            all.addAll(parted.values());
            words = experiment.protocol().get().describe();
            remarks = experiment.protocol().get().remarks(utterances);
        } else {
            all.addAll(SpeakerFolds.of(utterances, settings.folds(), settings.fold_seed()));
            IntStream.range(0, all.size()).forEach(f -> names.add("fold " + f));
            words = all.size() + " speaker-disjoint folds";
        }
        for (int f = 0; f < all.size(); f++) {
            check(names.get(f), all.get(f), experiment);
        }
        int[] run = settings.run_folds();
        for (int fold : run) {
            if (fold < 0 || fold >= all.size()) {
                throw new Problem(
                        "there is no fold " + fold,
                        "part " + experiment.name() + ", key run.folds",
                        "give numbers from 0 to " + (all.size() - 1));
            }
        }
        return new Partitions(
                names,
                all,
                run.length > 0 ? run : IntStream.range(0, all.size()).toArray(),
                words,
                remarks);
    }

    /** A part without utterances cannot be trained or judged on. */
    private static void check(String name, Partition partition, Experiment experiment) {
        String empty =
                partition.train().isEmpty() ? "training" : partition.test().isEmpty() ? "test" : "";
        if (!empty.isEmpty()) {
            throw new Problem(
                    "the partition '" + name + "' has no utterance in its " + empty + " part",
                    "part " + experiment.name() + ", corpus " + experiment.corpusPart(),
                    "see the ledger for what was left out, or choose another protocol");
        }
    }

    /** In words, for a table's note: how many of how many partitions. */
    String describe() {
        return run.length == all.size() ? words : words + ", of which " + run.length + " run";
    }

    /** The utterances that no partition has, run or not. */
    List<Utterance> left(List<Utterance> utterances) {
        Set<String> parted = new HashSet<>();
        for (Partition p : all) {
            Stream.of(p.train(), p.development(), p.test())
                    .forEach(part -> part.forEach(u -> parted.add(u.id())));
        }
        return utterances.stream().filter(u -> !parted.contains(u.id())).toList();
    }

    /** The speakers of a part, sorted. */
    static List<String> speakers(List<Utterance> part) {
        TreeSet<String> speakers = new TreeSet<>();
        part.forEach(u -> speakers.add(u.speaker()));
        return List.copyOf(speakers);
    }
}
