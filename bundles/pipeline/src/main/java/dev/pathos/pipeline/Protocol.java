package dev.pathos.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in one sentence how numbers came about; stands under every table. */
final class Protocol {
    private Protocol() {}

    private static String label(CorpusSample sample) {
        String label = sample.utterance().annotations().label();
        return label.isEmpty() ? "(none)" : label;
    }

    static String describe(Experiment experiment, Data data) {
        ExperimentSettings s = experiment.settings();
        List<CorpusSample> samples = data.samples();
        Map<String, Long> labels =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Protocol::label, TreeMap::new, Collectors.counting()));
        long speakers = samples.stream().map(u -> u.utterance().speaker()).distinct().count();
        double minutes = samples.stream().mapToDouble(CorpusSample::seconds).sum() / 60;
        int folds = s.run_folds().length == 0 ? s.folds() : s.run_folds().length;
        return String.format(
                Locale.ROOT,
                "%s%s: %d utterances, %.1f min, %d speakers, labels %s."
                        + " %d of %d speaker-disjoint folds, seeds %s.",
                experiment.corpusKind(),
                experiment.synthetic() ? " (synthetic: checks the machinery, proves no gain)" : "",
                samples.size(),
                minutes,
                speakers,
                labels,
                folds,
                s.folds(),
                Arrays.toString(s.seeds()));
    }
}
