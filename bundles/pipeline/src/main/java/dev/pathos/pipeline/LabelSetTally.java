package dev.pathos.pipeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Counts hits, truths and predictions of each label where utterances have several, and utterances,
 * wrong labels and exact matches of all.
 *
 * @param labels the labels
 */
record LabelSetTally(List<String> labels) implements Tally {
    LabelSetTally {
        labels = List.copyOf(labels);
    }

    @Override
    public int width() {
        return 3 * labels.size() + 3;
    }

    @Override
    public void add(double[] sums, String truth, String predicted) throws IOException {
        boolean[] t = set(truth);
        boolean[] p = set(predicted);
        int k = labels.size();
        for (int c = 0; c < k; c++) {
            sums[c] += t[c] && p[c] ? 1 : 0;
            sums[k + c] += t[c] ? 1 : 0;
            sums[2 * k + c] += p[c] ? 1 : 0;
            sums[3 * k] += t[c] == p[c] ? 0 : 1;
        }
        sums[3 * k + 1] += Arrays.equals(t, p) ? 1 : 0;
        sums[3 * k + 2]++;
    }

    private boolean[] set(String names) throws IOException {
        boolean[] set = new boolean[labels.size()];
        for (String name : names.isEmpty() ? new String[0] : names.split("\\|")) {
            int label = labels.indexOf(name);
            if (label < 0) {
                throw new IOException("label '" + name + "' is not in " + labels);
            }
            set[label] = true;
        }
        return set;
    }

    @Override
    public List<Measure> measures() {
        int k = labels.size();
        return List.of(
                new Measure("F1_macro", "F1 macro", true, this::macroF1),
                new Measure("F1_micro", "F1 micro", true, this::microF1),
                new Measure("exact_match", "exact match", true, s -> s[3 * k + 1] / s[3 * k + 2]),
                new Measure(
                        "hamming_loss", "Hamming loss", true, s -> s[3 * k] / k / s[3 * k + 2]));
    }

    /** None: labels that do not exclude each other have no confusion matrix. */
    @Override
    public List<String> classes() {
        return List.of();
    }

    private double macroF1(double[] s) {
        int k = labels.size();
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < k; c++) {
            if (s[k + c] > 0) {
                sum += 2 * s[c] / (s[k + c] + s[2 * k + c]);
                occurring++;
            }
        }
        return sum / occurring;
    }

    private double microF1(double[] s) {
        int k = labels.size();
        double hits = 0;
        double named = 0;
        for (int c = 0; c < k; c++) {
            hits += s[c];
            named += s[k + c] + s[2 * k + c];
        }
        return named == 0 ? 0 : 2 * hits / named;
    }
}
