package dev.pathos.pipeline;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Chunks;
import dev.pathos.api.signal.Frames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One fold's data, with normalisation and chunking fitted on its training speakers.
 *
 * @param train training speakers
 * @param development development speakers
 * @param test test speakers
 */
record Fold(Dataset train, Dataset development, Dataset test) {
    /** Columns that a message names at most. */
    private static final int SHOWN = 12;

    /** Prepares a fold; nothing of its development and test speakers goes into what is fitted. */
    static Fold of(
            Partition partition,
            List<CorpusSample> samples,
            Encoder.Chunking chunking,
            ExperimentSettings settings) {
        Map<String, CorpusSample> byId = new HashMap<>();
        samples.forEach(s -> byId.put(s.utterance().id(), s));
        List<CorpusSample> train = pick(partition.train(), byId);
        Frames first = train.get(0).frames();
        Normalization.Fit fit = new Normalization.Fit(first.columns().size());
        train.forEach(s -> fit.add(s.frames()));
        Normalization normalization =
                fit.done(settings.feature_clip()).mask(masked(first.columns(), settings.mask()));
        double[] seconds = train.stream().mapToDouble(CorpusSample::seconds).toArray();
        Chunks chunks = Chunks.fit(seconds, chunking.window(), first.frameRate(), chunking.scale());
        Dataset data = new Dataset(train, normalization, chunks);
        return new Fold(
                data,
                data.of(pick(partition.development(), byId)),
                data.of(pick(partition.test(), byId)));
    }

    /**
     * This fold with another corpus to pre-train on: none of its test speakers, and its own
     * development speakers where the other corpus has them.
     */
    Fold pretrainedOn(List<CorpusSample> others) {
        Set<String> tested = speakers(test);
        Set<String> developed = speakers(development);
        Predicate<CorpusSample> isTested = s -> tested.contains(s.utterance().speaker());
        Predicate<CorpusSample> isDeveloped = s -> developed.contains(s.utterance().speaker());
        return new Fold(
                train.of(others.stream().filter(isTested.or(isDeveloped).negate()).toList()),
                train.of(others.stream().filter(isDeveloped).toList()),
                train.of(others.stream().filter(isTested).toList()));
    }

    /** The parts by the names that {@code targets.csv} has for them, in order. */
    Map<String, Dataset> parts() {
        Map<String, Dataset> parts = new LinkedHashMap<>();
        parts.put("train", train);
        parts.put("valid", development);
        parts.put("test", test);
        return parts;
    }

    private static String some(List<String> columns) {
        return columns.size() <= SHOWN
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, SHOWN)) + " ... of " + columns.size();
    }

    private static Set<String> speakers(Dataset data) {
        return data.samples().stream()
                .map(s -> s.utterance().speaker())
                .collect(Collectors.toSet());
    }

    private static List<CorpusSample> pick(List<Utterance> part, Map<String, CorpusSample> byId) {
        return part.stream().map(u -> byId.get(u.id())).toList();
    }

    /** Which columns a list of patterns names; a pattern that names none is an error. */
    static boolean[] masked(List<String> columns, String[] patterns) {
        boolean[] masked = new boolean[columns.size()];
        for (String pattern : patterns) {
            String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
            boolean found = false;
            for (int c = 0; c < masked.length; c++) {
                if (columns.get(c).matches(quoted)) {
                    masked[c] = true;
                    found = true;
                }
            }
            if (!found) {
                throw new Problem(
                        "no input column is called '" + pattern + "'",
                        "experiment, key mask",
                        "choose among " + some(columns));
            }
        }
        return masked;
    }
}
