package dev.pathos.api.run;

/**
 * Metrics of predictions that name any number of labels for an utterance, such as the action units
 * of a face.
 *
 * <p>Truth and prediction are row-major: for each utterance, whether it has each label. All metrics
 * are in 0..1 and NaN without any utterance.
 */
public final class MultiLabelMetrics {
    private MultiLabelMetrics() {}

    /**
     * Hamming loss: the share of all utterances' labels that are wrong. Less is better.
     *
     * @param truth which labels are true
     * @param predicted which labels were predicted
     * @return the share of values that differ
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double hammingLoss(boolean[] truth, boolean[] predicted) {
        check(truth, predicted, 1);
        double wrong = 0;
        for (int i = 0; i < truth.length; i++) {
            wrong += truth[i] == predicted[i] ? 0 : 1;
        }
        return wrong / truth.length;
    }

    /**
     * Exact match, also called subset accuracy: the share of utterances all of whose labels are
     * right.
     *
     * @param truth which labels are true
     * @param predicted which labels were predicted
     * @param labels how many labels there are, at least 1
     * @return the share of rows that are equal
     * @throws IllegalArgumentException if the lengths differ or are not whole rows
     */
    public static double exactMatch(boolean[] truth, boolean[] predicted, int labels) {
        check(truth, predicted, labels);
        int rows = truth.length / labels;
        double right = 0;
        for (int r = 0; r < rows; r++) {
            boolean equal = true;
            for (int i = r * labels; i < (r + 1) * labels; i++) {
                equal &= truth[i] == predicted[i];
            }
            right += equal ? 1 : 0;
        }
        return right / rows;
    }

    /**
     * F1 of all labels' hits, misses and false alarms together: {@code 2 TP / (2 TP + FP + FN)}.
     *
     * @param truth which labels are true
     * @param predicted which labels were predicted
     * @return F1; 0 when no label is true and none predicted
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double microF1(boolean[] truth, boolean[] predicted) {
        check(truth, predicted, 1);
        double hits = 0;
        double named = 0;
        for (int i = 0; i < truth.length; i++) {
            hits += truth[i] && predicted[i] ? 1 : 0;
            named += (truth[i] ? 1 : 0) + (predicted[i] ? 1 : 0);
        }
        return truth.length == 0 ? Double.NaN : named == 0 ? 0 : 2 * hits / named;
    }

    /**
     * F1 averaged over the labels that occur: the mean of {@code 2 TP / (2 TP + FP + FN)} over the
     * labels that are true of at least one utterance.
     *
     * @param truth which labels are true
     * @param predicted which labels were predicted
     * @param labels how many labels there are, at least 1
     * @return F1; NaN when no label is true of any utterance
     * @throws IllegalArgumentException if the lengths differ or are not whole rows
     */
    public static double macroF1(boolean[] truth, boolean[] predicted, int labels) {
        check(truth, predicted, labels);
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < labels; label++) {
            double hits = 0;
            double truths = 0;
            double named = 0;
            for (int i = label; i < truth.length; i += labels) {
                hits += truth[i] && predicted[i] ? 1 : 0;
                truths += truth[i] ? 1 : 0;
                named += predicted[i] ? 1 : 0;
            }
            if (truths > 0) {
                sum += 2 * hits / (truths + named);
                occurring++;
            }
        }
        return sum / occurring;
    }

    private static void check(boolean[] truth, boolean[] predicted, int labels) {
        if (truth.length != predicted.length || truth.length % labels != 0) {
            throw new IllegalArgumentException(
                    truth.length
                            + " true, "
                            + predicted.length
                            + " predicted, of "
                            + labels
                            + " labels each");
        }
    }
}
