package dev.pathos.pipeline;

import dev.pathos.api.feature.Normalization;
import dev.pathos.api.feature.Statistics;
import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statistics of utterances as the network sees them, with the same normalisation and mask: computed
 * once for all classical classifiers of a fold. An utterance takes some four bytes a column and
 * statistic.
 */
final class ClipStatistics {
    /**
     * What was asked for.
     *
     * @param sample of which utterance
     * @param which statistics
     */
    private record Question(CorpusSample sample, List<Statistics> which) {}

    private final Normalization normalization;
    private final Map<Question, float[]> known = new ConcurrentHashMap<>();

    ClipStatistics(Normalization normalization) {
        this.normalization = normalization;
    }

    /** As {@link Statistics#of} gives them, in an array that is the caller's own. */
    float[] of(CorpusSample sample, Statistics... which) {
        return known.computeIfAbsent(
                        new Question(sample, List.of(which)), absent -> compute(sample, which))
                .clone();
    }

    private float[] compute(CorpusSample sample, Statistics... which) {
        Frames frames = sample.frames();
        float[] values = frames.toArray();
        normalization.apply(values);
        return Statistics.of(Frames.of(frames.columns(), frames.frameRate(), values), which);
    }
}
