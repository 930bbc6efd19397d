package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Confusion;
import dev.pathos.api.run.Metrics;
import dev.pathos.api.run.MultiLabelMetrics;
import dev.pathos.api.task.Outputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a network does on a part of the data, for one task.
 *
 * @param ids the utterance of each row
 * @param targets the targets, row-major
 * @param predictions probabilities or values, row-major
 * @param loss the objective's loss over all rows; NaN when there are none
 * @param metrics by the field's names: UAR, WA, F1_macro ... or CCC, PCC, RMSE; empty without rows
 */
record Evaluation(
        List<String> ids,
        float[] targets,
        float[] predictions,
        double loss,
        Map<String, Double> metrics) {

    /** Small against a single utterance's share in UAR, so that the loss only breaks ties. */
    private static final double TIE = 1e-6;

    /** Is told of a task whose code failed and is left out. */
    interface LeftOut {
        /** Takes note. */
        void failed(LiveTask task, TaskFailure failure);
    }

    /**
     * Evaluates tasks on a part.
     *
     * @throws TaskFailure if the code of one fails
     */
    static Map<String, Evaluation> of(Learner learner, List<LiveTask> tasks, Dataset data) {
        return of(
                learner,
                tasks,
                data,
                (task, failure) -> {
                    throw failure;
                });
    }

    /** Evaluates tasks on a part; one whose code fails has an evaluation without rows. */
    static Map<String, Evaluation> of(
            Learner learner, List<LiveTask> tasks, Dataset data, LeftOut leftOut) {
        try (Batches batches = new Batches(Batches.Slice.all(data))) {
            return of(learner, tasks, data, batches::next, leftOut);
        }
    }

    /** The same with batches of all of the part that are on their way. */
    static Map<String, Evaluation> of(
            Learner learner,
            List<LiveTask> tasks,
            Dataset data,
            Supplier<Batches.Ready> batches,
            LeftOut leftOut) {
        Set<String> heads = tasks.stream().map(LiveTask::name).collect(Collectors.toSet());
        Map<String, List<Rows>> parts = new LinkedHashMap<>();
        Map<String, List<String>> ids = new LinkedHashMap<>();
        tasks.forEach(
                t -> {
                    parts.put(t.name(), new ArrayList<>());
                    ids.put(t.name(), new ArrayList<>());
                });
        for (int done = 0; done < data.size(); ) {
            Batches.Ready next = batches.get();
            Batch batch = next.batch();
            int[] indices = next.indices();
            done += indices.length;
            Map<String, Outputs> outputs = learner.forward(batch, heads, Learner.Mode.INFERENCE);
            for (LiveTask task : tasks) {
                Rows rows;
                try {
                    rows = Rows.gather(task, outputs.get(task.name()), batch, data, indices);
                } catch (TaskFailure e) {
                    leftOut.failed(task, e);
                    continue;
                }
                parts.get(task.name()).add(rows);
                for (int u : rows.utterance()) {
                    ids.get(task.name()).add(data.id(indices[u]));
                }
            }
        }
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        for (LiveTask task : tasks) {
            try {
                evaluations.put(
                        task.name(), of(task, parts.get(task.name()), ids.get(task.name())));
            } catch (TaskFailure e) {
                leftOut.failed(task, e);
                evaluations.put(task.name(), of(task, List.of(), List.of()));
            }
        }
        return evaluations;
    }

    private static Evaluation of(LiveTask task, List<Rows> parts, List<String> ids) {
        int width = task.objective().head().outputs();
        float[] outputs = join(parts.stream().map(r -> r.outputs().values()).toList());
        float[] targets = join(parts.stream().map(Rows::targets).toList());
        Outputs all = new Outputs(outputs, ids.size(), width);
        if (ids.isEmpty()) {
            return new Evaluation(ids, targets, outputs, Double.NaN, Map.of());
        }
        double loss = task.objective().loss(all, targets, new float[outputs.length]);
        float[] predictions = task.objective().predict(all);
        Map<String, Double> metrics;
        if (task.objective().multiLabel()) {
            metrics = ofLabelSets(targets, predictions, width);
        } else if (!task.objective().classes().isEmpty()) {
            metrics = ofClasses(ids, targets, predictions, width).metrics();
        } else {
            metrics = ofValues(targets, predictions, width);
        }
        return new Evaluation(ids, targets, predictions, loss, metrics);
    }

    static Map<String, Double> ofLabelSets(float[] targets, float[] predictions, int labels) {
        boolean[] truth = Classes.chosen(targets);
        boolean[] chosen = Classes.chosen(predictions);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("F1_macro", MultiLabelMetrics.macroF1(truth, chosen, labels));
        metrics.put("F1_micro", MultiLabelMetrics.microF1(truth, chosen));
        metrics.put("exact_match", MultiLabelMetrics.exactMatch(truth, chosen, labels));
        metrics.put("hamming_loss", MultiLabelMetrics.hammingLoss(truth, chosen));
        return metrics;
    }

    /** Of several values each has its own metrics; these are their means. */
    static Map<String, Double> ofValues(float[] targets, float[] predictions, int width) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int c = 0; c < width; c++) {
            double[] truth = column(targets, c, width);
            double[] values = column(predictions, c, width);
            metrics.merge("CCC", Metrics.ccc(truth, values) / width, Double::sum);
            metrics.merge("PCC", Metrics.pcc(truth, values) / width, Double::sum);
            metrics.merge("RMSE", Metrics.rmse(truth, values) / width, Double::sum);
        }
        return metrics;
    }

    /** The evaluation of probabilities that did not come out of an objective. */
    static Evaluation ofClasses(
            List<String> ids, float[] targets, float[] predictions, int classes) {
        Confusion confusion =
                Confusion.of(
                        truth(targets, ids.size(), classes),
                        Classes.argmax(predictions, classes),
                        classes);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("UAR", confusion.uar());
        metrics.put("WA", confusion.wa());
        metrics.put("F1_macro", confusion.macroF1());
        metrics.put("precision_macro", confusion.macroPrecision());
        metrics.put("recall_macro", confusion.macroRecall());
        return new Evaluation(ids, targets, predictions, Double.NaN, metrics);
    }

    /**
     * What an epoch is judged by; less is better.
     *
     * @param byMetric 1 - UAR (1 - CCC of values, 1 - macro F1 of label sets), ties by loss;
     *     otherwise the loss
     */
    double score(boolean byMetric) {
        double metric =
                Stream.of("UAR", "CCC", "F1_macro")
                        .filter(metrics::containsKey)
                        .findFirst()
                        .map(metrics::get)
                        .orElse(Double.NaN);
        return byMetric ? 1 - metric + TIE * loss : loss;
    }

    /** True classes: indices, or the largest share where targets are distributions. */
    static int[] truth(float[] targets, int rows, int classes) {
        if (targets.length == rows) {
            int[] truth = new int[rows];
            for (int i = 0; i < rows; i++) {
                truth[i] = (int) targets[i];
            }
            return truth;
        }
        return Classes.argmax(targets, classes);
    }

    private static float[] join(List<float[]> parts) {
        int length = parts.stream().mapToInt(p -> p.length).sum();
        float[] all = new float[length];
        int to = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, to, part.length);
            to += part.length;
        }
        return all;
    }

    private static double[] column(float[] rows, int column, int width) {
        double[] values = new double[rows.length / width];
        for (int r = 0; r < values.length; r++) {
            values[r] = rows[r * width + column];
        }
        return values;
    }
}
