package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
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
     * Makes a task ready for the loop; its code runs on its own thread.
     *
     * @param source where it comes from
     * @param task the task
     * @param weight of its loss
     * @param fitted what it was fitted on; empty parts are an error
     * @param all all utterances to label
     * @param saved its fitted state, if a checkpoint has it
     * @param seed for what it draws
     * @param thread the task's own
     * @throws Problem if it cannot be fitted, saying why
     */
    static LiveTask of(
            Source source,
            Task task,
            double weight,
            List<CorpusSample> fitted,
            List<CorpusSample> all,
            Optional<State> saved,
            long seed,
            TaskThread thread) {
        try {
            Labeler labeler =
                    saved.isPresent()
                            ? thread.fit("restoring it", () -> task.restore(saved.get()))
                            : thread.fit(
                                    "fitting it",
                                    () -> task.fit(new ArrayList<Sample>(fitted), seed));
            return of(source, labeler, weight, all, thread);
        } catch (TaskFailure e) {
            throw e.getCause() instanceof Problem problem ? problem : refused(source, e);
        }
    }

    /**
     * A task with a labeler that was fitted to it.
     *
     * @throws TaskFailure if it does not label or describe itself
     */
    static LiveTask of(
            Source source,
            Labeler labeler,
            double weight,
            List<CorpusSample> all,
            TaskThread thread) {
        Objective objective = thread.step("telling its objective", labeler::objective);
        return new LiveTask(
                labeler,
                GuardedObjective.of(thread, objective),
                weight,
                thread.fit("labeling utterances", () -> targets(labeler, all)),
                thread.step("telling its fitted state", labeler::state),
                thread.step("telling its remarks", labeler::remarks),
                source,
                thread);
    }

    private static Problem refused(Source source, TaskFailure failure) {
        boolean reading = failure.getCause() instanceof IOException;
        return new Problem(
                reading
                        ? "could not fit a task on the training part: "
                                + Reasons.of(failure.getCause())
                        : failure.getMessage(),
                "part "
                        + source.name()
                        + (source.bundle().isEmpty() ? "" : " of " + source.bundle()),
                reading ? "check the files it reads" : "mend the task",
                failure);
    }

    /**
     * The target of every utterance; what cannot be read has none.
     *
     * @throws TaskFailure if there is nothing instead of a target, or targets are of several widths
     */
    static Map<String, Target> targets(Labeler labeler, List<CorpusSample> all) {
        Map<String, Target> targets = new TreeMap<>();
        int width = 0;
        for (CorpusSample sample : all) {
            String id = sample.utterance().id();
            Target target;
            try {
                target = labeler.label(sample);
            } catch (IOException e) {
                target = Target.none(TargetCounts.UNREADABLE + Reasons.of(e));
            }
            if (target == null) {
                throw new TaskFailure("no target and no reason (null) for " + id, false, null);
            }
            if (target.present()) {
                int own = width(target, id);
                if (width != 0 && own != width) {
                    throw new TaskFailure(
                            String.format(
                                    "a target of %d values for %s, of %d for others",
                                    own, id, width),
                            false,
                            null);
                }
                width = own;
            }
            targets.put(id, target);
        }
        return targets;
    }

    private static int width(Target target, String id) {
        int rows = target.rows();
        int values = target.values().length;
        if (rows < 1 || values == 0 || values % rows != 0) {
            throw new TaskFailure(
                    String.format("a target of %d values in %d rows for %s", values, rows, id),
                    false,
                    null);
        }
        return values / rows;
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
