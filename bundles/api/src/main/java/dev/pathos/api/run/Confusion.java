package dev.pathos.api.run;

import java.util.function.IntToDoubleFunction;

/**
 * A confusion matrix and the classification metrics that follow from it.
 *
 * <p>A class with no true utterance is left out of {@link #uar}, {@link #macroRecall}, {@link
 * #macroPrecision} and {@link #macroF1}; a class that is never predicted has precision 0; the F1 of
 * a class with precision and recall 0 is 0. All metrics are in 0..1 and NaN without any utterance.
 *
 * @param counts utterances by true class (row) and predicted class (column)
 */
public record Confusion(long[][] counts) {
    /**
     * Counts pairs of true and predicted classes.
     *
     * @param truth the true class of each utterance, in 0..classes-1
     * @param predicted the predicted class of each utterance
     * @param classes the number of classes
     * @return the matrix
     */
    public static Confusion of(int[] truth, int[] predicted, int classes) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true, " + predicted.length);
        }
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i]][predicted[i]]++;
        }
        return new Confusion(counts);
    }

    /** Weighted accuracy (WA): the share of utterances that are right. */
    public double wa() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            all += row(i);
        }
        return (double) right / all;
    }

    /** Unweighted average recall (UAR), the same as macro recall and balanced accuracy. */
    public double uar() {
        return macroRecall();
    }

    /** Recall averaged over the classes that occur. */
    public double macroRecall() {
        return average(this::recall);
    }

    /** Precision averaged over the classes that occur. */
    public double macroPrecision() {
        return average(this::precision);
    }

    /** F1 averaged over the classes that occur. */
    public double macroF1() {
        return average(this::f1);
    }

    /** The share of a class's utterances that were found. */
    public double recall(int c) {
        return (double) counts[c][c] / row(c);
    }

    /** The share of a class's predictions that were right; 0 when it was never predicted. */
    public double precision(int c) {
        long column = 0;
        for (long[] row : counts) {
            column += row[c];
        }
        return column == 0 ? 0 : (double) counts[c][c] / column;
    }

    /** The harmonic mean of a class's precision and recall; 0 when both are 0. */
    public double f1(int c) {
        double sum = precision(c) + recall(c);
        return sum == 0 ? 0 : 2 * precision(c) * recall(c) / sum;
    }

    private long row(int c) {
        long sum = 0;
        for (long count : counts[c]) {
            sum += count;
        }
        return sum;
    }

    private double average(IntToDoubleFunction metric) {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < counts.length; c++) {
            if (row(c) > 0) {
                sum += metric.applyAsDouble(c);
                occurring++;
            }
        }
        return sum / occurring;
    }
}
