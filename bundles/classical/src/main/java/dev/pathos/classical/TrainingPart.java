package dev.pathos.classical;

import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A training part, z-normalised by itself, with its classes counted.
 *
 * @param normalization what was fitted on it; constant features come out as 0
 * @param rows the normalised features of each utterance
 * @param truth the class of each
 * @param counts utterances of each class
 */
record TrainingPart(Normalization normalization, float[][] rows, int[] truth, int[] counts) {
    static TrainingPart of(float[][] features, int[] truth, int classes, String pid) {
        if (features.length == 0) {
            throw new Problem(
                    "there is no utterance to train on", pid, "give a training part with labels");
        }
        if (features.length != truth.length) {
            throw new IllegalArgumentException(features.length + " rows, " + truth.length);
        }
        int[] counts = new int[classes];
        for (int c : truth) {
            counts[c]++;
        }
        List<String> names =
                IntStream.range(0, features[0].length).mapToObj(Integer::toString).toList();
        Normalization.Fit fit = new Normalization.Fit(names.size());
        for (float[] row : features) {
            fit.add(Frames.of(names, 1, row));
        }
        Normalization normalization = fit.done(Double.POSITIVE_INFINITY);
        float[][] rows = new float[features.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = normalized(normalization, features[i]);
        }
        return new TrainingPart(normalization, rows, truth.clone(), counts);
    }

    static float[] normalized(Normalization normalization, float[] features) {
        float[] row = features.clone();
        normalization.apply(row);
        return row;
    }

    /** The classes that occur, ascending. */
    int[] present() {
        return IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    }
}
