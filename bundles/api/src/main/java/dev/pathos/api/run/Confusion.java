package dev.pathos.api.run;

import java.util.function.IntToDoubleFunction;

/**
 * A confusion matrix and the classification metrics that follow from it.
 *
 * <p>A class with no true utterance has no recall and no F1 (NaN) and is left out of {@link #uar},
 * {@link #macroRecall}, {@link #macroPrecision} and {@link #macroF1}: a system cannot find what is
 * not there, and folds without a class stay comparable. What is wrongly predicted as such a class
 * still counts against the class that it was taken from. A class that is never predicted has
 * precision 0; the F1 of a class with precision and recall 0 is 0. All metrics but {@link #kappa}
 * are in 0..1; all are NaN without any utterance. {@link MetricDefinition} has them in words.
 *
 * @param counts utterances by true class (row) and predicted class (column); square
 */
public record Confusion(long[][] counts) {
    /**
     * Counts pairs of true and predicted classes.
     *
     * @param truth the true class of each utterance, in 0..classes-1
     * @param predicted the predicted class of each utterance, in 0..classes-1
     * @param classes the number of classes
     * @return the matrix
     * @throws IllegalArgumentException if there are not as many predictions as truths
     * @throws IndexOutOfBoundsException if something is no class
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

    /** Recall averaged over classes, weighted by their true utterances: the same as {@link #wa}. */
    public double weightedRecall() {
        return weighted(this::recall);
    }

    /** Precision averaged over classes, weighted by their true utterances. */
    public double weightedPrecision() {
        return weighted(this::precision);
    }

    /** F1 averaged over classes, weighted by their true utterances. */
    public double weightedF1() {
        return weighted(this::f1);
    }

    /**
     * F1 of all classes' hits, misses and false alarms together. Each utterance has one class, so a
     * miss of one class is a false alarm of another, and this is the same as {@link #wa}.
     */
    public double microF1() {
        return wa();
    }

    /**
     * Cohen's kappa (Cohen 1960): how much more often truth and prediction agree than two raters
     * with the same shares of classes would by chance, {@code (p_o - p_e) / (1 - p_e)}.
     *
     * @return at most 1, 0 at chance; NaN when both name one and the same class throughout
     */
    public double kappa() {
        double all = 0;
        double chance = 0;
        for (int c = 0; c < counts.length; c++) {
            all += row(c);
        }
        for (int c = 0; c < counts.length; c++) {
            chance += row(c) / all * (column(c) / all);
        }
        return chance == 1 ? Double.NaN : (wa() - chance) / (1 - chance);
    }

    /** The share of a class's utterances that were found; NaN when it has none. */
    public double recall(int c) {
        return (double) counts[c][c] / row(c);
    }

    /** The share of a class's predictions that were right; 0 when it was never predicted. */
    public double precision(int c) {
        long column = column(c);
        return column == 0 ? 0 : (double) counts[c][c] / column;
    }

    /**
     * The harmonic mean of a class's precision and recall; 0 when both are 0, NaN when the class
     * has no utterance.
     */
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

    private long column(int c) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[c];
        }
        return sum;
    }

    private double weighted(IntToDoubleFunction metric) {
        double sum = 0;
        long all = 0;
        for (int c = 0; c < counts.length; c++) {
            if (row(c) > 0) {
                sum += metric.applyAsDouble(c) * row(c);
                all += row(c);
            }
        }
        return sum / all;
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
