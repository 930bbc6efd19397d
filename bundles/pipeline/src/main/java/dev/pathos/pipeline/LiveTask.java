package dev.pathos.pipeline;

import dev.pathos.api.run.State;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A task as the loop trains it.
 *
 * @param labeler its fitted labeler; its code runs on the thread alone
 * @param objective what it learns; guarded, if a bundle brought it
 * @param weight of its loss in the sum, above 0
 * @param targets the target of each utterance by id, of all parts of the partition
 * @param fitted what its labeler was fitted to
 * @param remarks what people should know of the targets
 * @param source where it comes from; its name is the head's
 * @param thread runs its code
 */
record LiveTask(
        Labeler labeler,
        Objective objective,
        double weight,
        Map<String, Target> targets,
        State fitted,
        List<String> remarks,
        Source source,
        TaskThread thread) {

    /** A task of our own, whose code is trusted. */
    LiveTask(
            String name,
            Labeler labeler,
            Objective objective,
            double weight,
            Map<String, Target> targets) {
        this(
                labeler,
                objective,
                weight,
                targets,
                labeler.state(),
                labeler.remarks(),
                new Source(name, "", List.of(), "", "", ""),
                new TaskThread(name, "", Duration.ZERO, Duration.ZERO));
    }

    /** Its part's name, also its head's. */
    String name() {
        return source.name();
    }

    /** The target of an utterance; never null. */
    Target target(String id) {
        return targets.getOrDefault(id, Target.none("not labeled"));
    }

    LiveTask weighing(double other) {
        return new LiveTask(labeler, objective, other, targets, fitted, remarks, source, thread);
    }

    LiveTask aiming(Map<String, Target> others) {
        return new LiveTask(labeler, objective, weight, others, fitted, remarks, source, thread);
    }
}
