package dev.pathos.pipeline;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.signal.Chunks;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A little corpus in memory whose label shows in the first column. */
final class Toy {
    static final List<String> CLASSES = List.of("no", "yes");

    private Toy() {}

    static List<CorpusSample> samples(String prefix, int count, long seed) {
        List<CorpusSample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SplittableRandom random = Seeds.random(seed, prefix, i);
            int label = i % 2;
            int rows = 3 + random.nextInt(9);
            float[] values = new float[rows * 2];
            for (int r = 0; r < rows; r++) {
                values[r * 2] = (float) (label - .5 + random.nextGaussian(0, .8));
                values[r * 2 + 1] = (float) random.nextGaussian();
            }
            samples.add(
                    sample(
                            prefix + i,
                            "speaker" + i % 5,
                            CLASSES.get(label),
                            Frames.of(List.of("signal", "noise"), 10, values)));
        }
        return samples;
    }

    static CorpusSample sample(String id, String speaker, String label, Frames frames) {
        Utterance utterance =
                new Utterance(id, speaker, "", Path.of(id), Map.of(), Annotations.label(label));
        return new CorpusSample(utterance, null, Span.WHOLE, frames, Optional.empty());
    }

    static Dataset data(List<CorpusSample> samples) {
        Normalization.Fit fit = new Normalization.Fit(2);
        samples.forEach(s -> fit.add(s.frames()));
        return new Dataset(samples, fit.done(3), new Chunks(4, 2, 1));
    }

    static Objective objective() {
        return Objectives.crossEntropy(Head.utterance(2), CLASSES, new double[] {1, 1});
    }

    /** Learns the label; every seventh utterance has no target. */
    static LiveTask task(String name, List<CorpusSample> samples) {
        Labeler labeler = new ByLabel();
        return new LiveTask(
                name, labeler, labeler.objective(), 1, Labeling.targets(labeler, samples));
    }

    record ByLabel() implements Labeler {
        @Override
        public Target label(Sample sample) {
            return sample.utterance().id().endsWith("7")
                    ? Target.none("seventh")
                    : Target.ofClass(CLASSES.indexOf(sample.utterance().annotations().label()));
        }

        @Override
        public Objective objective() {
            return Toy.objective();
        }

        @Override
        public State state() {
            return State.of(Map.of("nothing", new double[] {1}));
        }
    }
}
