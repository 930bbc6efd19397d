package dev.pathos.pipeline;

import dev.pathos.api.task.Target;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a run that say what came out. */
final class Records {
    private static final String TARGETS = "task,part,utterance,target,reason\n";
    private static final String REMARKS = "task,remark\n";

    private Records() {}

    /** Predictions on a part: one row an utterance, chunk or frame, probabilities by class. */
    static void predictions(
            RunFolder run,
            String file,
            LiveTask task,
            Map<String, Evaluation> evaluations,
            Dataset part) {
        Evaluation e = evaluations.get(task.name());
        List<String> classes = task.objective().classes();
        Map<String, String> speakers = new HashMap<>();
        part.samples().forEach(s -> speakers.put(s.utterance().id(), s.utterance().speaker()));
        int width = task.objective().head().outputs();
        // results tell by the plural that rows have sets of labels
        String truth = task.objective().multiLabel() ? "truths" : "truth";
        StringBuilder text = new StringBuilder("utterance,speaker," + truth + ",predicted");
        for (int c = 0; c < width; c++) {
            // only probabilities are named as such: results look for classes by it
            text.append(',').append(classes.isEmpty() ? "v_" + c : "p_" + classes.get(c));
        }
        text.append('\n');
        int rows = e.ids().size();
        for (int r = 0; r < rows; r++) {
            String id = e.ids().get(r);
            String t = truth(task, e, r);
            String p = predicted(task, e, r);
            String row = Csv.row(id, speakers.get(id), t, p);
            text.append(row, 0, row.length() - 1);
            for (int c = 0; c < width; c++) {
                text.append(',').append(number(e.predictions()[r * width + c]));
            }
            text.append('\n');
        }
        run.write(file, text.toString());
    }

    /** The target of a row: its class, its labels parted by bars, or the first value. */
    static String truth(LiveTask task, Evaluation e, int row) {
        return name(task, e.targets(), row, e.targets().length / e.ids().size());
    }

    /** What was predicted for a row, written as its target. */
    static String predicted(LiveTask task, Evaluation e, int row) {
        return name(task, e.predictions(), row, task.objective().head().outputs());
    }

    private static String name(LiveTask task, float[] rows, int row, int width) {
        float[] values = Arrays.copyOfRange(rows, row * width, (row + 1) * width);
        return task.objective().classes().isEmpty()
                ? number(values[0])
                : Classes.name(task.objective(), values);
    }

    /**
     * The target of every utterance by task and part, with the reason where there is none; beside
     * it what labelers remark.
     */
    static void targets(RunFolder run, List<LiveTask> tasks, Fold fold) {
        StringBuilder text = new StringBuilder(TARGETS);
        StringBuilder remarks = new StringBuilder(REMARKS);
        for (LiveTask task : tasks) {
            fold.parts()
                    .forEach(
                            (part, data) -> {
                                for (CorpusSample sample : data.samples()) {
                                    String id = sample.utterance().id();
                                    Target target = task.target(id);
                                    text.append(
                                            Csv.row(
                                                    task.name(),
                                                    part,
                                                    id,
                                                    name(task, target),
                                                    target.reason()));
                                }
                            });
            task.remarks().forEach(r -> remarks.append(Csv.row(task.name(), r)));
        }
        run.write("targets.csv", text.toString());
        run.write("remarks.csv", remarks.toString());
    }

    private static String name(LiveTask task, Target target) {
        if (!target.present()) {
            return "";
        }
        if (task.objective().classes().isEmpty() || target.rows() > 1) {
            return number(target.values()[0]);
        }
        return Classes.name(task.objective(), target.values());
    }

    /** The metrics on the test part as JSON, by task. */
    static String summary(Map<String, Evaluation> test) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        test.forEach(
                (task, e) -> {
                    JsonObjectBuilder metrics = Json.createObjectBuilder();
                    metrics.add("utterances", e.ids().size());
                    e.metrics()
                            .forEach(
                                    (name, value) -> {
                                        if (Double.isFinite(value)) {
                                            metrics.add(name, value);
                                        } else {
                                            metrics.addNull(name);
                                        }
                                    });
                    all.add(task, metrics);
                });
        return all.build().toString();
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
