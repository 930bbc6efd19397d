package dev.pathos.api.task;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits a measured value into low and high at the training part's median, or at each speaker's.
 *
 * <p>A speaker's own median needs {@link #LEAST} training utterances; a speaker with fewer, and so
 * every speaker that is held out, is split at the median of the whole training part.
 *
 * @param median the median of the training part
 * @param bySpeaker the medians of speakers; empty to use the training part's for everybody
 */
public record MedianSplit(double median, SortedMap<String, Double> bySpeaker) {
    /** Training utterances that a speaker's own median takes. */
    public static final int LEAST = 5;

    public MedianSplit {
        bySpeaker = Collections.unmodifiableSortedMap(new TreeMap<>(bySpeaker));
    }

    /** Collects a training part's values. */
    public static final class Fit {
        private final Map<String, List<Double>> bySpeaker = new TreeMap<>();
        private String firstLeftOut = "";

        /** Notes that an utterance has no value, and why. */
        void leaveOut(String utterance, String reason) {
            if (firstLeftOut.isEmpty()) {
                firstLeftOut = "; the first left out: " + utterance + ": " + reason;
            }
        }

        /**
         * Takes an utterance of the training part.
         *
         * @param speaker who speaks
         * @param value what was measured, finite
         */
        public void add(String speaker, double value) {
            bySpeaker.computeIfAbsent(speaker, s -> new ArrayList<>()).add(value);
        }

        /**
         * Ends.
         *
         * @param speakers whether speakers get medians of their own
         * @param measured what the values are, for the message
         * @return the fitted split
         * @throws Problem if there is no value, or the split puts all of them on one side
         */
        public MedianSplit done(boolean speakers, String measured) {
            double[] all =
                    bySpeaker.values().stream().flatMap(List::stream).mapToDouble(v -> v).toArray();
            if (all.length == 0) {
                throw new Problem(
                        "no utterance of the training part has a measurable " + measured,
                        "0 values to take a median of" + firstLeftOut,
                        "give a training part that has some, or leave the task out");
            }
            SortedMap<String, Double> own = new TreeMap<>();
            bySpeaker.forEach(
                    (speaker, values) -> {
                        if (speakers && values.size() >= LEAST) {
                            own.put(speaker, median(values.stream().mapToDouble(v -> v).toArray()));
                        }
                    });
            MedianSplit split = new MedianSplit(median(all), own);
            if (counts(split)[1] == 0) {
                throw new Problem(
                        "no utterance of the training part has a " + measured + " above the median",
                        all.length + " values, median " + split.median,
                        "give a training part whose utterances differ, or leave the task out");
            }
            return split;
        }

        /**
         * How many of the values taken so far are low and high.
         *
         * @param split where to split
         * @return the number of low and of high values
         */
        public double[] counts(MedianSplit split) {
            double[] counts = new double[2];
            bySpeaker.forEach(
                    (speaker, values) ->
                            values.forEach(value -> counts[split.high(speaker, value) ? 1 : 0]++));
            return counts;
        }
    }

    /**
     * The median: the middle value, or the mean of the middle two.
     *
     * @param values at least one, in any order
     * @return their median
     */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Whether a value is above the median that holds for a speaker.
     *
     * @param speaker who speaks
     * @param value what was measured
     * @return whether it is high
     */
    public boolean high(String speaker, double value) {
        return value > bySpeaker.getOrDefault(speaker, median);
    }

    /** The fitted values, to be saved. */
    public State state() {
        List<String> speakers = List.copyOf(bySpeaker.keySet());
        double[] medians = bySpeaker.values().stream().mapToDouble(v -> v).toArray();
        return new State(
                Map.of(
                        "median", Tensor.of(new double[] {median}),
                        "speakers", Tensor.ofTexts(speakers),
                        "speaker-medians", Tensor.of(medians)));
    }

    /**
     * The split that was saved.
     *
     * @param state what {@link #state} gave, possibly beside other values
     * @return the same split
     */
    public static MedianSplit restore(State state) {
        List<String> speakers = state.tensor("speakers").texts();
        double[] medians = state.doubles("speaker-medians");
        SortedMap<String, Double> own = new TreeMap<>();
        for (int i = 0; i < medians.length; i++) {
            own.put(speakers.get(i), medians[i]);
        }
        return new MedianSplit(state.doubles("median")[0], own);
    }
}
