package dev.pathos.pipeline;

import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.State;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured where an epoch begins and recorded when it ends: a checkpoint in between carries
 * it, so that an epoch that was interrupted records it all the same.
 */
final class EpochNotes {
    /** How a number is recorded. */
    interface Recorder {
        void record(String task, String metric, double value);
    }

    private final Map<String, double[]> values = new TreeMap<>();

    /** What a labeler's fit wants recorded. */
    void fit(String task, Map<String, Double> metrics) {
        metrics.forEach((metric, value) -> note(task, metric, value));
    }

    /**
     * How tasks pull at the trunk: the norm of each one's gradient, with its weight in the loss,
     * and the cosine of each two. There is no cosine with a gradient of 0.
     */
    void gradients(TrunkGradients gradients) {
        for (int i = 0; i < gradients.heads().size(); i++) {
            String one = gradients.heads().get(i);
            note(one, "gradient_norm", gradients.norm(i));
            for (int j = i + 1; j < gradients.heads().size(); j++) {
                double cosine = gradients.cosine(i, j);
                if (!Double.isNaN(cosine)) {
                    note(one + "/" + gradients.heads().get(j), "gradient_cosine", cosine);
                }
            }
        }
    }

    private void note(String task, String metric, double value) {
        values.put(task + "/" + metric, new double[] {value});
    }

    /** Gives the numbers out, those of two tasks under {@code one|other}, and forgets them. */
    void flush(Recorder recorder) {
        values.forEach(
                (name, value) -> {
                    int slash = name.lastIndexOf('/');
                    String task = name.substring(0, slash).replace('/', '|');
                    recorder.record(task, name.substring(slash + 1), value[0]);
                });
        values.clear();
    }

    State state() {
        return State.of(values);
    }

    void restore(State state) {
        values.clear();
        state.tensors().forEach((name, tensor) -> values.put(name, tensor.toDoubles()));
    }
}
