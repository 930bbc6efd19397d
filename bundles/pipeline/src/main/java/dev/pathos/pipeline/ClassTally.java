package dev.pathos.pipeline;

import dev.pathos.api.run.Confusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Counts predicted classes in a confusion matrix, row by row. */
record ClassTally(List<String> classes) implements Tally {
    ClassTally {
        classes = List.copyOf(classes);
    }

    @Override
    public int width() {
        return classes.size() * classes.size();
    }

    @Override
    public void add(double[] sums, String truth, String predicted) throws IOException {
        int t = classes.indexOf(truth);
        int p = classes.indexOf(predicted);
        if (t < 0 || p < 0) {
            throw new IOException(
                    "class '" + (t < 0 ? truth : predicted) + "' is not in " + classes);
        }
        sums[t * classes.size() + p]++;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                measure("F1_macro", "F1 macro", Confusion::macroF1),
                measure("precision_macro", "precision", Confusion::macroPrecision),
                measure("UAR", "recall (UAR)", Confusion::uar),
                measure("WA", "WA", Confusion::wa),
                measure("recall_macro", "recall", Confusion::macroRecall));
    }

    /** Sums as a matrix. */
    Confusion confusion(double[] sums) {
        int k = classes.size();
        long[][] counts = new long[k][k];
        for (int i = 0; i < sums.length; i++) {
            counts[i / k][i % k] = Math.round(sums[i]);
        }
        return new Confusion(counts);
    }

    /** The classes of several files in order of first appearance. */
    static List<String> union(List<List<String>> files) {
        List<String> all = new ArrayList<>();
        for (List<String> classes : files) {
            classes.stream().filter(c -> !all.contains(c)).forEach(all::add);
        }
        return all;
    }

    private Measure measure(String key, String name, ToDoubleFunction<Confusion> metric) {
        return new Measure(key, name, true, s -> metric.applyAsDouble(confusion(s)));
    }
}
