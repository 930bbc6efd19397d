package dev.pathos.pipeline;

import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.LeakageGuard;
import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What the leakage guard says of the partitions that an experiment runs.
 *
 * @param rules what was looked for
 * @param found what was found and let pass, for a reason
 * @param allowed the rules that the configuration lets pass
 * @param reason why
 */
record LeakageCheck(List<String> rules, List<Found> found, List<String> allowed, String reason) {
    /** What must not be told apart: a fold's normalisation and thresholds come from these. */
    private static final String TRAINING = "training, normalisation and thresholds";

    /** A sentence is longer than that; a word such as "ok" is no reason. */
    private static final int WORDS = 3;

    /** A leak and the partition that it is in. */
    record Found(String partition, Leak leak) {}

    /**
     * Checks the settings that let leaks pass.
     *
     * @throws Problem if a rule is named that there is not, or no reason is given
     */
    static void checkSettings(String part, ExperimentSettings settings, List<String> rules) {
        List<String> allowed = List.of(settings.leaks_allowed());
        for (String rule : allowed) {
            if (!rules.contains(rule)) {
                throw new Problem(
                        "there is no rule '" + rule + "' of the leakage guard",
                        "part " + part + ", key leaks.allowed",
                        "choose among " + String.join(", ", rules));
            }
        }
        boolean reasoned = settings.leaks_reason().strip().split("\\s+").length >= WORDS;
        if (!allowed.isEmpty() && !reasoned) {
            throw new Problem(
                    "leaks are let pass without a reason",
                    "part " + part + ", key leaks.reason",
                    "say why in a sentence; the report prints it beside the numbers");
        }
        if (allowed.isEmpty() && !settings.leaks_reason().isBlank()) {
            throw new Problem(
                    "a reason to let leaks pass, but none is let pass",
                    "part " + part + ", key leaks.allowed",
                    "name the rules: " + String.join(", ", rules));
        }
    }

    /**
     * Has the partitions checked that the experiment runs.
     *
     * @param pretraining for each arm that pre-trains on another corpus, what it sees in a fold
     * @param progress is told how many of how many partitions are looked through
     * @throws Problem if something leaks that the configuration does not let pass
     */
    static LeakageCheck of(
            Experiment experiment,
            Partitions partitions,
            Map<String, Map<Integer, List<Utterance>>> pretraining,
            Halt halt,
            BiConsumer<Integer, Integer> progress) {
        LeakageGuard guard = experiment.guard();
        ExperimentSettings settings = experiment.settings();
        List<String> allowed = List.of(settings.leaks_allowed());
        List<Found> found = new ArrayList<>();
        int looked = 0;
        for (int fold : partitions.run()) {
            halt.check();
            progress.accept(looked++, partitions.run().length);
            Partition partition = partitions.all().get(fold);
            Map<String, List<Utterance>> made = new LinkedHashMap<>();
            made.put(TRAINING, partition.train());
            made.put("development", partition.development());
            pretraining.forEach(
                    (arm, byFold) -> made.put("pre-training of arm " + arm, byFold.get(fold)));
            String name = partitions.names().get(fold);
            guard.leaks(made, partition.test()).forEach(l -> found.add(new Found(name, l)));
            guard.leaks(Map.of(TRAINING, partition.train()), partition.development())
                    .forEach(l -> found.add(new Found(name + ", development part", l)));
        }
        progress.accept(looked, looked);
        List<Found> refused =
                found.stream().filter(f -> !allowed.contains(f.leak().rule())).toList();
        if (!refused.isEmpty()) {
            throw refusal(experiment, refused);
        }
        return new LeakageCheck(guard.rules(), found, allowed, settings.leaks_reason().strip());
    }

    private static Problem refusal(Experiment experiment, List<Found> refused) {
        Leak first = refused.get(0).leak();
        String rules =
                refused.stream()
                        .map(f -> f.leak().rule())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Problem(
                String.format(
                        "%s leaks: %s, %d utterances shared with %s: %s",
                        refused.get(0).partition(),
                        first.rule(),
                        first.count(),
                        first.role(),
                        String.join("; ", first.evidence())),
                "part "
                        + experiment.name()
                        + ", corpus "
                        + experiment.corpusPart()
                        + (refused.size() == 1
                                ? ""
                                : ", and " + (refused.size() - 1) + " more findings: " + rules),
                "part the corpus so that both sides share nothing, take out the copies, or name the"
                        + " rules ("
                        + rules
                        + ") in leaks.allowed and give a leaks.reason that the report will print");
    }

    /** In words, for a table's note. */
    String describe() {
        String looked = "Leakage guard (" + String.join(", ", rules) + "): ";
        if (found.isEmpty()) {
            return looked + "nothing found.";
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        found.forEach(f -> counts.merge(f.leak().rule(), f.leak().count(), Integer::sum));
        return looked
                + "LEAKS LET PASS "
                + counts
                + " because: "
                + reason
                + (reason.endsWith(".") ? "" : ".");
    }
}
