package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fits a task on the training part, or restores it, and labels every part. */
final class Labeling {
    private Labeling() {}

    /**
     * Makes a task ready for the loop.
     *
     * @param name its part's name
     * @param task the task
     * @param weight of its loss
     * @param fitted what it was fitted on; empty parts are an error
     * @param all all utterances to label
     * @param saved its fitted state, if a checkpoint has it
     * @param seed for what it draws
     */
    static LiveTask of(
            String name,
            Task task,
            double weight,
            List<CorpusSample> fitted,
            List<CorpusSample> all,
            Optional<State> saved,
            long seed) {
        Labeler labeler = saved.map(task::restore).orElseGet(() -> fit(name, task, fitted, seed));
        return new LiveTask(name, labeler, labeler.objective(), weight, targets(labeler, all));
    }

    /** The target of every utterance; what cannot be read has none. */
    static Map<String, Target> targets(Labeler labeler, List<CorpusSample> all) {
        Map<String, Target> targets = new TreeMap<>();
        for (CorpusSample sample : all) {
            Target target;
            try {
                target = labeler.label(sample);
            } catch (IOException e) {
                target = Target.none(TargetCounts.UNREADABLE + Reasons.of(e));
            }
            targets.put(sample.utterance().id(), target);
        }
        return targets;
    }

    private static Labeler fit(String name, Task task, List<CorpusSample> fitted, long seed) {
        try {
            return task.fit(new ArrayList<Sample>(fitted), seed);
        } catch (IOException e) {
            throw new Problem(
                    "could not fit a task on the training part: " + Reasons.of(e),
                    "part " + name,
                    "check the files it reads",
                    e);
        }
    }

    /** How many utterances of a part have each class, or no target for each reason. */
    static TargetCounts counts(LiveTask task, Dataset data) {
        TargetCounts counts = TargetCounts.none();
        List<String> classes = task.objective().classes();
        for (int i = 0; i < data.size(); i++) {
            Target target = task.target(data.id(i));
            if (!target.present()) {
                counts.addReason(target.reason());
            } else if (classes.isEmpty()) {
                counts.addTarget(TargetCounts.NUMBERS);
            } else {
                int width = target.values().length / target.rows();
                int c =
                        width == 1
                                ? (int) target.values()[0]
                                : Classes.argmax(target.values(), width)[0];
                counts.addTarget(classes.get(c));
            }
        }
        return counts;
    }
}
