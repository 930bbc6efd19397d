package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tries a task before a training takes it in: on real targets of the training part and made-up
 * outputs, often enough that its code is warm when the first step needs it.
 */
final class Trial {
    private static final int ROWS = 32;
    private static final int ROUNDS = 40;

    private Trial() {}

    /**
     * Tries a task.
     *
     * @param task the task, labeled
     * @param train the training part
     * @throws Problem if no utterance of the training part has a target
     * @throws TaskFailure if its objective fails
     */
    static void of(LiveTask task, Dataset train) {
        List<float[]> rows = rows(task, train);
        if (rows.isEmpty()) {
            throw new Problem(
                    "no utterance of the training part has a target: " + reasons(task, train),
                    "part " + task.name(),
                    "choose a task whose targets these recordings carry");
        }
        int width = task.objective().head().outputs();
        SplittableRandom random = Seeds.random(0, "trial", 0);
        for (int round = 0; round < ROUNDS; round++) {
            float[] outputs = new float[rows.size() * width];
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = (float) random.nextGaussian(0, .1);
            }
            Outputs made = new Outputs(outputs, rows.size(), width);
            task.objective().loss(made, join(rows), new float[outputs.length]);
            task.objective().predict(made);
        }
    }

    private static List<float[]> rows(LiveTask task, Dataset train) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < train.size() && rows.size() < ROWS; i++) {
            Target target = task.target(train.id(i));
            if (target.present() && !Float.isNaN(target.values()[0])) {
                rows.add(Arrays.copyOf(target.values(), target.values().length / target.rows()));
            }
        }
        return rows;
    }

    private static float[] join(List<float[]> rows) {
        float[] all = new float[rows.size() * rows.get(0).length];
        for (int r = 0; r < rows.size(); r++) {
            System.arraycopy(rows.get(r), 0, all, r * rows.get(0).length, rows.get(0).length);
        }
        return all;
    }

    private static String reasons(LiveTask task, Dataset train) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < train.size(); i++) {
            Target target = task.target(train.id(i));
            counts.merge(target.present() ? "a target of NaN" : target.reason(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(e -> e.getValue() + " x " + e.getKey())
                .collect(Collectors.joining(", "));
    }
}
