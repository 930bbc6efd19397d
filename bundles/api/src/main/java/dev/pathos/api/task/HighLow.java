package dev.pathos.api.task;

import dev.pathos.api.run.State;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Makes a task with the classes low and high of anything that can be measured in an utterance,
 * split at the median of the training part.
 *
 * @param measure what is measured
 * @param measured what it is called in messages, such as {@code "energy variation"}
 * @param bySpeaker whether speakers are split at medians of their own, see {@link MedianSplit}
 * @param balanced whether both classes get the same total weight; they differ in size only by ties
 *     and speakers
 * @param head the head, with two outputs
 */
public record HighLow(
        Measure measure, String measured, boolean bySpeaker, boolean balanced, Head head) {
    /** The classes in order of the outputs. */
    public static final List<String> CLASSES = List.of("low", "high");

    /** Measures an utterance; a pure function, usable from any thread. */
    @FunctionalInterface
    public interface Measure {
        /**
         * Measures.
         *
         * @param sample the utterance
         * @return a target of the one value, finite, or none with a reason
         * @throws IOException if a view of the sample cannot be read
         */
        Target of(Sample sample) throws IOException;
    }

    /**
     * Fits the medians; samples that cannot be read or measured are left out.
     *
     * @param training the training part
     * @return the labeler
     * @throws dev.pathos.api.run.Problem if the training part does not split into low and high
     */
    public Labeler fit(Iterable<Sample> training) {
        MedianSplit.Fit values = new MedianSplit.Fit();
        for (Sample sample : training) {
            try {
                Target value = measure.of(sample);
                if (value.present()) {
                    values.add(sample.utterance().speaker(), value.values()[0]);
                } else {
                    values.leaveOut(sample.utterance().id(), value.reason());
                }
            } catch (IOException unreadable) {
                // whoever labels it meets the same failure and records it
                values.leaveOut(sample.utterance().id(), unreadable.getMessage());
            }
        }
        MedianSplit split = values.done(bySpeaker, measured);
        double[] weights = {1, 1};
        return new HighLowLabeler(
                this, split, balanced ? Objectives.balanced(values.counts(split)) : weights);
    }

    /**
     * The labeler that was fitted before.
     *
     * @param state what its {@link Labeler#state} gave
     * @return a labeler that gives the same targets
     */
    public Labeler restore(State state) {
        return new HighLowLabeler(this, MedianSplit.restore(state), state.doubles("weights"));
    }

    private record HighLowLabeler(HighLow task, MedianSplit split, double[] weights)
            implements Labeler {
        @Override
        public Target label(Sample sample) throws IOException {
            Target value = task.measure.of(sample);
            if (!value.present()) {
                return value;
            }
            boolean high = split.high(sample.utterance().speaker(), value.values()[0]);
            return Target.ofClass(high ? 1 : 0);
        }

        @Override
        public Objective objective() {
            return Objectives.crossEntropy(task.head, CLASSES, weights);
        }

        @Override
        public State state() {
            return split.state().and(State.of(Map.of("weights", weights)));
        }
    }
}
