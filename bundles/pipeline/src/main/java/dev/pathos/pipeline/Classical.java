package dev.pathos.pipeline;

import dev.pathos.api.feature.Statistics;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Classifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Classical classifiers on utterance statistics, on the same folds, labels and inputs.
 *
 * <p>Mean and deviation of each column: percentiles beside them made a shrinkage LDA worse on EmoDB
 * (278 clips), where this was decided.
 */
final class Classical {
    private Classical() {}

    /** Trains an arm's classifier on the budget's labels and records it like a network. */
    static void arm(Cell cell, LiveTask task, Fold labeled, RunFolder run) {
        if (task.objective().multiLabel() || task.objective().classes().isEmpty()) {
            throw new Problem(
                    "a classical classifier learns one class of each utterance, not several or"
                            + " values",
                    "arm " + cell.arm().name(),
                    "leave the arm out, or choose a downstream task of one class");
        }
        List<CorpusSample> train = new ArrayList<>(labeled.train().samples());
        // a classical arm stops nowhere early: the budget's development labels train it, too
        train.addAll(labeled.development().samples());
        Evaluation test =
                evaluate(
                        cell.arm().classifier().orElseThrow(),
                        task,
                        labeled.train().of(train),
                        labeled.test(),
                        cell.seed(),
                        Statistics.MEAN,
                        Statistics.DEVIATION);
        Map<String, Evaluation> tests = Map.of(task.name(), test);
        Records.predictions(run, "predictions.csv", task, tests, labeled.test());
        run.write("summary.json", Records.summary(tests));
    }

    /** A classifier on clip means beside each pretext task whose rows have one class each. */
    static void besidePretext(
            Classifier classifier, List<LiveTask> tasks, Fold fold, RunFolder run) {
        Map<String, Evaluation> tests = new LinkedHashMap<>();
        for (LiveTask task : tasks) {
            boolean exclusive = !task.objective().multiLabel();
            if (exclusive && !task.objective().classes().isEmpty()) {
                Evaluation test =
                        evaluate(classifier, task, fold.train(), fold.test(), 0, Statistics.MEAN);
                tests.put(task.name(), test);
                Records.predictions(
                        run, "baseline-" + task.name() + ".csv", task, tests, fold.test());
            }
        }
        run.write("baseline.json", Records.summary(tests));
    }

    private static Evaluation evaluate(
            Classifier classifier,
            LiveTask task,
            Dataset train,
            Dataset test,
            long seed,
            Statistics... statistics) {
        int classes = task.objective().classes().size();
        List<float[]> rows = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        for (CorpusSample sample : train.samples()) {
            var target = task.target(sample.utterance().id());
            if (target.present()) {
                rows.add(train.statistics().of(sample, statistics));
                truth.add(Evaluation.truth(target.values(), 1, classes)[0]);
            }
        }
        Classifier.Model model =
                classifier.fit(
                        rows.toArray(float[][]::new),
                        truth.stream().mapToInt(Integer::intValue).toArray(),
                        classes,
                        seed);
        List<String> ids = new ArrayList<>();
        List<Float> targets = new ArrayList<>();
        List<float[]> predictions = new ArrayList<>();
        for (CorpusSample sample : test.samples()) {
            var target = task.target(sample.utterance().id());
            if (target.present()) {
                ids.add(sample.utterance().id());
                targets.add((float) Evaluation.truth(target.values(), 1, classes)[0]);
                predictions.add(model.probabilities(test.statistics().of(sample, statistics)));
            }
        }
        float[] t = new float[targets.size()];
        float[] p = new float[targets.size() * classes];
        for (int i = 0; i < t.length; i++) {
            t[i] = targets.get(i);
            System.arraycopy(predictions.get(i), 0, p, i * classes, classes);
        }
        return Evaluation.ofClasses(ids, t, p, classes);
    }
}
