package dev.pathos.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in one sentence how numbers came about; stands under every table. */
final class Description {
    private Description() {}

    private static String label(CorpusSample sample) {
        String label = sample.utterance().annotations().label();
        return label.isEmpty() ? "(none)" : label;
    }

    static String describe(Experiment experiment, Data data) {
        List<CorpusSample> samples = data.samples();
        Map<String, Long> labels =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Description::label, TreeMap::new, Collectors.counting()));
        long speakers = samples.stream().map(u -> u.utterance().speaker()).distinct().count();
        double minutes = samples.stream().mapToDouble(CorpusSample::seconds).sum() / 60;
        String target = experiment.corpus().labelTarget();
        return String.format(
                Locale.ROOT,
                "%s%s%s: %d utterances, %.1f min, %d speakers, labels %s%s. %s, seeds %s.%s",
                experiment.corpusKind(),
                corpora(samples),
                experiment.synthetic() ? " (synthetic: checks the machinery, proves no gain)" : "",
                samples.size(),
                minutes,
                speakers,
                labels,
                target.isEmpty() ? "" : " (" + target + ")",
                capital(data.partitions().describe()),
                Arrays.toString(experiment.settings().seeds()),
                data.partitions().remarks().stream()
                        .map(remark -> " " + remark)
                        .collect(Collectors.joining()));
    }

    /** The corpora that were joined, with their utterances; empty if there is but one. */
    private static String corpora(List<CorpusSample> samples) {
        Map<String, Long> joined =
                samples.stream()
                        .map(s -> s.utterance().recording().traits().getOrDefault("corpus", ""))
                        .filter(name -> !name.isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        name -> name, TreeMap::new, Collectors.counting()));
        return joined.isEmpty() ? "" : " of " + joined;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
